using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>What a page tells the frame about itself.</summary>
/// <param name="Title">The document's title, before the office's name.</param>
/// <param name="Place">Which place of the navigation it belongs to.</param>
/// <param name="Shape">Classes of the main element besides <c>page</c>: <c>two</c>, <c>slim</c>, <c>narrow</c>, <c>two aside25</c>.</param>
/// <param name="Decides">True where the page ends in an action bar (<c>.act</c>), which then stands in place of the tabs.</param>
/// <param name="Bare">True where the frame must ask nobody: a page about a fault, whose cause may be the database itself.</param>
public sealed record ScreenOfPage(string Title, Place? Place, string Shape, bool Decides, bool Bare);

/// <summary>First line of every page: <c>ViewData.Screen(T["Title"], Places.Inbox, shape: "two");</c></summary>
public static class ScreenOfPageInViewData
{
    const string Key = "Screen";

    /// <inheritdoc cref="ScreenOfPage"/>
    public static void Screen(this ViewDataDictionary view, string title, Place? place = null, string shape = "", bool decides = false, bool bare = false) =>
        view[Key] = new ScreenOfPage(title, place, shape, decides, bare);

    internal static ScreenOfPage Screen(this ViewDataDictionary view) =>
        view[Key] as ScreenOfPage ?? throw new InvalidOperationException("The page does not call ViewData.Screen(title, …).");
}
