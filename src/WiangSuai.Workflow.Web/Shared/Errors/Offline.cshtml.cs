using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Shared.Errors;

/// <summary>What a device shows in place of a page while it has no line; kept on the device by <c>Scripts/line-worker.js</c>.</summary>
[AllowAnonymous]
public sealed class OfflineModel : PageModel;
