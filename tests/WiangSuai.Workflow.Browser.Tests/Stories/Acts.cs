using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>What people do with the pages, step by step as their fingers do.</summary>
static class Acts
{
    /// <summary>Finds the thing in the catalogue, fills in the form, reads the paper and files it.</summary>
    /// <returns>The slip's id.</returns>
    public static async Task<Guid> Borrow(this Window window, string number, DateOnly start, DateOnly due)
    {
        await window.OpenRequest(number);
        await window.FillRequest(start, due);
        await window.Press(".act button[value=review]");
        var paper = await window.Words(".paper");
        Assert.Contains(ThaiDigits.ToThai(number), paper, StringComparison.Ordinal);
        Assert.Contains("อบรมผู้ปกครอง", paper, StringComparison.Ordinal);
        await window.Press("button[value=file]");
        Assert.Matches("^/loans/[0-9a-f-]{36}$", window.At);
        Assert.Contains("ยื่นคำขอแล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);
        return Guid.Parse(window.At["/loans/".Length..]);
    }

    public static async Task OpenRequest(this Window window, string number)
    {
        await window.Go("/assets");
        await window.Fill("q", number);
        await window.Press(".search-line button");
        await window.Page.Locator(".card .pick").First.ClickAsync();
        await window.Press(".batch button");
        Assert.StartsWith("/loans/new?", window.At, StringComparison.Ordinal);
    }

    public static async Task FillRequest(this Window window, DateOnly start, DateOnly due)
    {
        await window.Fill("Form.Purpose", "อบรมผู้ปกครอง");
        await window.Choose("Form_Place_Outside");
        await window.Fill("Form.PlaceName", "ศาลาประชาคม");
        await window.Fill("Form.Phone", "104");
        await window.FillDate("Form.Start", start);
        await window.FillDate("Form.Due", due);
    }

    /// <summary>Opens the first piece of work that waits.</summary>
    public static async Task OpenFirstTask(this Window window)
    {
        await window.Go("/inbox");
        await window.Press(".row.yours a.t");
        Assert.StartsWith("/inbox/", window.At, StringComparison.Ordinal);
    }

    /// <summary>Opens the piece of work that leads to this page.</summary>
    public static async Task OpenTheTask(this Window window, string href)
    {
        await window.Go("/inbox");
        await window.Press($".row.yours a.t[href='{href}']");
    }

    public static Task Sign(this Window window, string outcome = TaskOutcome.Approved) => window.Press(ButtonOf(outcome));

    public static string ButtonOf(string outcome) => $"main button[name='Form.Outcome'][value='{outcome}']";

    /// <summary>Signs in, opens the first task and approves.</summary>
    public static async Task ApproveNext(this Window window, string user, Guid loan)
    {
        await window.SignIn(user);
        await window.OpenFirstTask();
        await window.Sign();
        Assert.Equal($"/loans/{loan}", window.At);
    }
}
