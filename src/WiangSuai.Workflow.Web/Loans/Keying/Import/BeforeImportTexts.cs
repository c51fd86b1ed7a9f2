using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of bringing in slips from before the system from a file, and the headings of that file.</summary>
public sealed class BeforeImportTexts : Texts;
