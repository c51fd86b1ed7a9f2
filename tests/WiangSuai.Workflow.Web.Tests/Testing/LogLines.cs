using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WiangSuai.Workflow.Testing;

/// <summary>Keeps what was logged, so that a test can read what the operator would read.</summary>
public sealed class LogLines : ILoggerProvider
{
    readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];

    public IReadOnlyList<string> At(LogLevel level) => [.. lines.Where(line => line.Level == level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Lines(lines);

    public void Dispose() { }

    sealed class Lines(ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, formatter(state, exception) + (exception is null ? "" : $" {exception}")));
    }
}
