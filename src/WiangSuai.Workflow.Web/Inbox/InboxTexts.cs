using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>The words of the inbox and of the page on which a task is decided.</summary>
public sealed class InboxTexts : Texts
{
    /// <summary>What a button or an outcome is called under this power: by the power where it has words of its own, else by its verb.</summary>
    /// <param name="what">Yes, No, CommentVerb, Outcome.Approved, Outcome.Rejected.</param>
    public string Of(string what, Authority.Power power) => this[Knows($"{what}.{power.Code}") ? $"{what}.{power.Code}" : $"{what}.{power.Verb}"];
}
