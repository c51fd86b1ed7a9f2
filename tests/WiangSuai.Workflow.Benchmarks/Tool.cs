using System.Diagnostics;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>Runs programs of the system to their end.</summary>
internal static class Tool
{
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with another status than 0; the message holds what it printed.</exception>
    internal static async Task<string> Run(string program, params string[] arguments)
    {
        // Into a file and not a pipe: a server that the program leaves running inherits it and would keep a pipe open for ever.
        var log = Path.GetTempFileName();
        try
        {
            using var process = Process.Start("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, program, .. arguments]);
            await process.WaitForExitAsync();
            var printed = await File.ReadAllTextAsync(log);
            return process.ExitCode == 0
                ? printed
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {printed}");
        }
        finally
        {
            File.Delete(log);
        }
    }
}
