using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Words for what the authority core answers: a text for every code of a reason, a test, a way and a mode.</summary>
public sealed class RulingTexts : Texts;
