using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What a decision under a verb can be, and when it needs words.</summary>
public static class VerbRules
{
    /// <summary>Whoever takes note (รับทราบ) refuses nothing: what they think goes on with it, or it is sent back.</summary>
    public static bool Allows(this Verb verb, string outcome) => outcome switch
    {
        TaskOutcome.Approved or TaskOutcome.Returned => true,
        TaskOutcome.Rejected => verb != Verb.Acknowledge,
        _ => false,
    };

    /// <summary>A rejection and a return say why; a direction (สั่งการ) says what is to be done.</summary>
    public static bool NeedsWords(this Verb verb, string outcome) => outcome != TaskOutcome.Approved || verb == Verb.Direct;
}
