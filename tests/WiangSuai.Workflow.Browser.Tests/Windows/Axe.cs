using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace WiangSuai.Workflow.Browser.Tests.Windows;

/// <summary>
/// axe-core inside one document: put in once, then asked as often as needed, and answering with what is wrong only. Deque's own runner puts it in anew for
/// every question, and opens a page beside it for what frames say; our pages have no frames.
/// </summary>
internal static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static Task PutInto(IPage page) => page.EvaluateAsync(Script);

    /// <param name="type"><c>tag</c> or <c>rule</c>: what the names are of.</param>
    /// <returns>A line for each rule that is broken, with the first three places.</returns>
    public static Task<string[]> Violations(IPage page, string type, IReadOnlyList<string> names) => page.EvaluateAsync<string[]>(
        """
        async asked => {
          const found = await axe.run(document, { runOnly: asked, resultTypes: ['violations'], iframes: false });
          return found.violations.map(rule => `${rule.id}, ${rule.help}: ${rule.nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
        }
        """, new { type, values = names });
}
