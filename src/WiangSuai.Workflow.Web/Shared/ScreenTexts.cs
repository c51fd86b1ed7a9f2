namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The words that every screen shares: frame, dates, states, errors.</summary>
public sealed class ScreenTexts : Texts
{
    /// <summary>For pure functions (dates, money) that have no container to ask.</summary>
    internal static readonly ScreenTexts Words = new();

    /// <summary>A list held in one text, its parts parted by a bar: the months, the days of the week.</summary>
    internal string[] List(string key) => this[key].Split('|');
}
