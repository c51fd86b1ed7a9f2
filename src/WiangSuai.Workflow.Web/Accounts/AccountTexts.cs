using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The words of signing in, of passwords and of the first set-up.</summary>
public sealed class AccountTexts : Texts;
