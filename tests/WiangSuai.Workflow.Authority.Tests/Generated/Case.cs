namespace WiangSuai.Workflow.Authority.Tests.Generated;

/// <summary>A random town, indexed once for all questions to it.</summary>
sealed record Setting(Records Records)
{
    public Town Town { get; } = new(Records);
}

/// <summary>One random question to one random town.</summary>
sealed record Case(Setting Setting, Power Power, Matter Matter, Guid Person, DateTimeOffset At)
{
    public Records Records => Setting.Records;

    public Ruling Ruling => Setting.Town.Decide(Power.Code, Matter, Person, At);

    /// <summary>The same question to a changed town.</summary>
    public Case In(Records town) => this with { Setting = new Setting(town) };

    public override string ToString() => $"{Power.Code} by {Person} at {At:O} on {Json.Of(Matter)} in {Json.Of(Records)}";
}

static class Json
{
    static readonly System.Text.Json.JsonSerializerOptions Plain = new() { WriteIndented = false };

    public static string Of<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, Plain);

    public static T? To<T>(string text) => System.Text.Json.JsonSerializer.Deserialize<T>(text, Plain);
}
