using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>Filling in a request: numbers change under the finger, and what was typed comes back after a new sign-in and in the other language.</summary>
public sealed class TheRequestForm(Chromium browser, Databases databases)
{
    const string Tables = "401-60-0001", Fewer = ".step button[value^=less]", More = ".step button[value^=more]";

    [Fact]
    public async Task One_more_stays_on_the_page_keeps_the_focus_is_read_out_and_what_depends_on_it_follows()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Screen.Phone);
        var today = office.Counter.Today;
        await window.SignIn("education");
        await window.Go($"/loans/new?things={(await office.Counter.Asset(Tables)).Id}&from={today.AddDays(1):yyyy-MM-dd}");
        await window.FillRequest(today.AddDays(1), today.AddDays(2));
        await window.Press("button[value=days]");
        await window.Fill("Form.Things[0].Quantity", "๑๙");
        await window.Page.EvaluateAsync("window.same = true");

        await window.Page.Locator(More).ClickAsync();
        await window.Page.Locator(More).ClickAsync();
        Assert.Equal("21", await window.Value("Form.Things[0].Quantity"));
        Assert.True(await window.Page.Locator(More).EvaluateAsync<bool>("button => button === document.activeElement"));
        Assert.EndsWith("21", await window.Page.Locator("p.vh[role=status]").TextContentAsync(), StringComparison.Ordinal);
        await window.Page.Locator(".things .mark:has-text('21')").WaitForAsync();   // more than there are
        await window.Page.Locator(Fewer).ClickAsync();
        await window.Page.Locator(".things .mark:has-text('20')").WaitForAsync();
        Assert.Equal("20", await window.Value("Form.Things[0].Quantity"));
        Assert.True(await window.Page.EvaluateAsync<bool>("window.same === true"));
        Assert.Equal("อบรมผู้ปกครอง", await window.Value("Form.Purpose"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Without_script_one_more_sends_the_form_and_the_pressed_button_is_where_the_next_press_goes()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Screen.Phone, script: false);
        await window.SignIn("education");
        await window.Go($"/loans/new?things={(await office.Counter.Asset(Tables)).Id}");
        await window.Press(More);
        Assert.Equal("2", await window.Value("Form.Things[0].Quantity"));
        Assert.NotNull(await window.Page.Locator(More).GetAttributeAsync("autofocus"));
        Assert.Null(await window.Page.Locator(Fewer).GetAttributeAsync("autofocus"));
    }

    [Fact]
    public async Task The_other_language_and_a_session_that_ended_lose_nothing_that_was_typed()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Screen.Desktop);
        var today = office.Counter.Today;
        await window.SignIn("education");
        await window.Go($"/loans/new?things={(await office.Counter.Asset(Tables)).Id}");
        await window.FillRequest(today.AddDays(1), today.AddDays(2));
        await window.Fill("Form.Things[0].Quantity", "3");

        await window.Page.Locator("details.who summary").ClickAsync();
        await PutBack(window, () => window.Page.Locator("form[action='/language'] button").ClickAsync());
        Assert.Equal("en", await window.Page.Locator("html").GetAttributeAsync("lang"));
        await StandsAsTyped(window, "3", "2026");

        await window.Fill("Form.Things[0].Quantity", "4");
        await window.Context.ClearCookiesAsync(new() { NameRegex = new("^(?!language)") });
        await window.Page.EvaluateAsync("document.querySelector('form[data-keep]').insertAdjacentHTML('beforeend', '<input type=password name=Planted value=secret-of-the-form>')");
        await window.Press(".act button[value=review]");
        Assert.StartsWith("/sign-in", window.At, StringComparison.Ordinal);
        var kept = await window.Page.EvaluateAsync<string>("JSON.stringify({...sessionStorage})");
        Assert.Contains("ศาลาประชาคม", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-form", kept, StringComparison.Ordinal);
        await window.Fill("Form.UserName", "education");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await PutBack(window, () => window.Page.Locator("main form button.do").ClickAsync());
        await StandsAsTyped(window, "4", "2026");

        await window.Press(".act button[value=review]");
        await window.Press("button[value=file]");
        Assert.Matches("^/loans/[0-9a-f-]{36}$", window.At);
        Assert.Equal("{}", await window.Page.EvaluateAsync<string>("JSON.stringify({...sessionStorage})"));
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_finds_an_empty_form()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Screen.Desktop);
        await window.SignIn("education");
        await window.Go($"/loans/new?things={(await office.Counter.Asset(Tables)).Id}");
        await window.Fill("Form.Purpose", "อบรมผู้ปกครอง");
        await window.Context.ClearCookiesAsync();
        await window.Press(".act button[value=review]");
        await window.Fill("Form.UserName", "lawyer");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press("main form button.do");
        Assert.StartsWith("/loans/new", window.At, StringComparison.Ordinal);
        Assert.Equal("", await window.Value("Form.Purpose"));
        Assert.Equal("{}", await window.Page.EvaluateAsync<string>("JSON.stringify({...sessionStorage})"));
    }

    /// <summary>Does what leads to the form anew, and waits until it stands there with what was typed.</summary>
    static async Task PutBack(Window window, Func<Task> act)
    {
        await act();
        await window.Page.Locator("main form[data-fresh=no]").WaitForAsync();
        await window.Page.WaitForLoadStateAsync();
    }

    /// <param name="year">The same year as it is written in the language of the page.</param>
    static async Task StandsAsTyped(Window window, string tables, string year)
    {
        Assert.Equal("อบรมผู้ปกครอง", await window.Value("Form.Purpose"));
        Assert.True(await window.Page.Locator("#Form_Place_Outside").IsCheckedAsync());
        Assert.Equal("ศาลาประชาคม", await window.Value("Form.PlaceName"));
        Assert.Equal(tables, await window.Value("Form.Things[0].Quantity"));
        Assert.Equal(year, await window.Value("Form.Due.Year"));
    }
}
