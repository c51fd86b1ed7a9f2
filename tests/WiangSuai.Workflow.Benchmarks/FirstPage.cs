using WiangSuai.Workflow.Web.Hosting.Demo;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>What the deputy mayor's phone has to fetch to show the inbox for the first time.</summary>
internal static class FirstPage
{
    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        var data = Directory.CreateTempSubdirectory("workflow-bench-data-").FullName;
        try
        {
            await using var office = await OfficeProcess.StartPublished(data, "Development");
            await using var phone = await Chromium.Start();
            await phone.Open(new Uri(office.Address, OfficeProcess.SignIn));
            await phone.Follow($"""
                document.querySelector('input[autocomplete=username]').value = 'deputy1';
                document.querySelector('input[type=password]').value = '{DemoAccounts.Password}';
                document.querySelector('form:has(input[type=password])').requestSubmit();
                """);
            await phone.Open(new Uri(office.Address, Inbox));
            await phone.Forget();
            await phone.Open(new Uri(office.Address, Inbox));
            var shown = new Uri(await phone.Evaluate("location.href")).AbsolutePath;
            if (shown != Inbox) throw new InvalidOperationException($"Expected {Inbox}, but the phone shows {shown}.");
            foreach (var request in phone.Requests) Console.Error.WriteLine($"  {request}");
            return
            [
                Figure.Of("first-page", phone.Bytes, "bytes", phone.Content, "the same without compression and headers"),
                Figure.Of("first-page-requests", phone.Requests.Count, "requests"),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    const string Inbox = "/inbox";
}
