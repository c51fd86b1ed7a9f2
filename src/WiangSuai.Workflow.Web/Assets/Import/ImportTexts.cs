using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>The words of taking in a register.</summary>
public sealed class ImportTexts : Texts
{
    public string Field(RegisterField field) => this[$"Field{field}"];

    /// <summary>Name of a field as <see cref="AssetFields"/> calls it.</summary>
    public string Field(string name) => this[$"Field{name}"];

    /// <summary>What a changed field held or holds, as the reader writes it.</summary>
    public string Content(string field, string words) => words is "" ? this["NothingIn"] : field switch
    {
        nameof(AssetEntry.AcquiredOn) or nameof(AssetEntry.UnderRepairUntil) => ThaiDates.Brief(DateOnly.ParseExact(words, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        nameof(AssetEntry.FundSource) => this[$"Fund{words}"],
        nameof(AssetEntry.UnitPrice) => Money.Exact(decimal.Parse(words, System.Globalization.CultureInfo.InvariantCulture)),
        _ => words,
    };

    public string Why(FileProblem problem) => problem switch
    {
        FileProblem.TooBig => this["FileTooBig", RegisterFile.MostBytes / 1024 / 1024],
        FileProblem.TooManyRows => this["FileTooManyRows", RegisterFile.MostRows],
        FileProblem.TooManyColumns => this["FileTooManyColumns", RegisterFile.MostColumns],
        _ => this[$"File{problem}"],
    };

    /// <summary>What is wrong with a row and what to do.</summary>
    public string Why(RowProblem problem) => problem.Rule is { } rule
        ? this[$"Rule{rule.Code}", [this[$"Field{rule.Field}"], .. rule.Values]]
        : this[$"Row{problem.Fault}", [.. problem.Values]];
}
