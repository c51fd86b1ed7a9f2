using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Hosting.Demo;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

/// <summary>The machine stops in the middle of the morning: what was answered stands, what was not is wholly there or not at all.</summary>
public sealed class TheKilledOffice(Databases databases)
{
    const int AnswersBeforeTheKill = 7;

    static readonly string[] ToFile = ["456-62-0003", "457-62-0001", "456-63-0004", "416-66-0012", "401-60-0001", "401-60-0001", "401-60-0001"];
    static readonly string[] Filers = ["education", "lawyer", "registry"];
    static readonly string[] ToEndorse = ["462-63-0001", "456-67-0001", "456-66-0002", "463-64-0001", "416-67-0021"];
    static readonly string[] ToCheck = ["441-64-0002", "411-60-0007", "412-62-0001"];
    static readonly string[] ToApprove = ["442-63-0011", "432-63-0001", "404-65-0001"];
    static readonly string[] ToHandOver = ["412-64-0002", "413-65-0001"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Killed_in_the_middle_of_twenty_acts_it_loses_and_doubles_nothing(Provider provider)
    {
        await using var database = await databases.New(provider);
        await using var office = await OfficeProcess.Start(database);
        await using var town = new TownOnTheNetwork(office, database);
        var forms = await TwentyForms(town);
        Assert.Equal(20, forms.Count);
        var filedBefore = await town.Read(db => db.Set<Loan>().CountAsync(Stop));
        Assert.Empty(await town.Read(db => Contradictions.In(db, Stop)));

        var answers = await SendAllAndKill(town, office, forms);
        Assert.InRange(answers.Count(answer => answer is not null), AnswersBeforeTheKill, forms.Count - 1);   // else it was not the middle
        await office.StartAgain();

        Assert.Empty(await town.Read(db => Contradictions.In(db, Stop)));
        foreach (var (form, answer) in forms.Zip(answers))
        {
            var effect = await town.EffectOf(form);
            Assert.True(answer is null || effect == answer, $"{form.Name}: the answer was {answer}, and there is {effect?.ToString() ?? "nothing"}");
        }

        var again = await Task.WhenAll(forms.Select(town.Send));
        Assert.All(forms.Zip(answers, again), sent => Assert.True(sent.Third is not null && (sent.Second ?? sent.Third) == sent.Third, $"{sent.First.Name}: {sent.Second}, then {sent.Third}"));
        Assert.Empty(await town.Read(db => Contradictions.In(db, Stop)));
        Assert.Equal(filedBefore + ToFile.Length, await town.Read(db => db.Set<Loan>().CountAsync(Stop)));
        Assert.Equal(forms.Select(form => form.Loan ?? again[forms.IndexOf(form)]!.Value).Order(), again.Select(loan => loan!.Value).Order());
        Assert.Equal(
            [(LoanStatus.Submitted, ToFile.Length), (LoanStatus.Endorsed, ToEndorse.Length), (LoanStatus.Checked, ToCheck.Length), (LoanStatus.Approved, ToApprove.Length), (LoanStatus.HandedOver, ToHandOver.Length)],
            (await town.Read(db => db.Set<Loan>().Select(loan => loan.Status).ToListAsync(Stop))).CountBy(status => status).OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));
    }

    /// <summary>What the test above reads can fail: each half or doubled act is seen, once the triggers that forbid most of it are taken out.</summary>
    [Fact]
    public async Task An_act_that_is_half_there_is_seen()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", "401-60-0001", from: 0);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        await counter.Office.WithDb(async db =>
        {
            var takeOut = await db.Database.SqlQuery<string>($"select group_concat('drop trigger ' || name, ';') as \"Value\" from sqlite_master where type = 'trigger'").SingleAsync(Stop);
            await db.Database.ExecuteSqlRawAsync(takeOut, Stop);
            Assert.Empty(await Contradictions.In(db, Stop));
            foreach (var harm in Harms)
            {
                await using var undone = await db.BeginWrite(Stop);
                Assert.True(await db.Database.ExecuteSqlRawAsync(harm, Stop) > 0, harm);
                Assert.True((await Contradictions.In(db, Stop)).Count > 0, harm);
            }
        });
    }

    static readonly string[] Harms =
    [
        "delete from ledger_leaf where kind = 'decision'",
        "update ledger_leaf set content = content || ' '",
        "delete from journal where sequence = (select max(sequence) from journal)",
        "update workflow_instance set version = version + 1",
        "update workflow_instance set journal_length = journal_length + 1",
        "update task set closed_at = null, outcome = null where power_code = 'loan.endorse'",
        "update task_candidate set open = 1",
        "update loan set status = 'Submitted'",
        "update loan set number = number + 1",
        "update register_counter set last = last + 1",
        "update hold set active = 0",
        "update pool_day set held = held + 1",
        "update custody set until = since",
        "update asset set out_now = out_now - 1 where out_now > 0",
        "update clause_use set used = '1'",
        "delete from idempotent_answer where command = 'decide'",
        "delete from hand_over_line; delete from hand_over",
    ];

    /// <summary>Everybody has opened a page and filled it in; nobody has pressed the button.</summary>
    static async Task<List<FilledForm>> TwentyForms(TownOnTheNetwork town)
    {
        var (endorse, check, approve, handOver) = (await Filed(ToEndorse, 1), await Filed(ToCheck, 1), await Filed(ToApprove, 1), await Filed(ToHandOver, 0));
        foreach (var loan in check.Concat(approve).Concat(handOver))
            await Press(await town.Decision("education-head", loan));
        foreach (var loan in approve.Concat(handOver))
            await Press(await town.Decision("property", loan));
        foreach (var loan in handOver)
            await Press(await town.Decision("deputy1", loan));

        var forms = new List<FilledForm>();
        foreach (var (thing, i) in ToFile.Select((thing, i) => (thing, i)))
            forms.Add(await town.Request(Filers[i % Filers.Length], thing, from: 1));
        foreach (var loan in endorse)
            forms.Add(await town.Decision("education-head", loan));
        foreach (var loan in check)
            forms.Add(await town.Decision("property", loan));
        foreach (var loan in approve)
            forms.Add(await town.Decision("deputy1", loan));
        foreach (var loan in handOver)
            forms.Add(await town.HandOver("property", loan));
        return [.. forms.Select((form, i) => (form, i)).OrderBy(row => row.i % 7).Select(row => row.form)];   // the kinds mixed

        async Task<List<Guid>> Filed(string[] things, int from)
        {
            var loans = new List<Guid>();
            foreach (var thing in things)
                loans.Add(await Press(await town.Request("education", thing, from)));
            return loans;
        }

        async Task<Guid> Press(FilledForm form) => Assert.NotNull(await town.Send(form));
    }

    /// <returns>The slip that each form was answered with; null where no answer came.</returns>
    static async Task<Guid?[]> SendAllAndKill(TownOnTheNetwork town, OfficeProcess office, List<FilledForm> forms)
    {
        var answered = 0;
        return await Task.WhenAll(forms.Select(form => Task.Run(async () =>
        {
            try
            {
                var loan = await town.Send(form);
                if (Interlocked.Increment(ref answered) == AnswersBeforeTheKill)
                    office.Kill();
                return loan;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }, Stop)));
    }
}

/// <param name="Loan">The slip that it is about; none where it makes one.</param>
/// <param name="Fields">As a browser would send them.</param>
public sealed record FilledForm(string Name, string User, string Path, Guid? Loan, Answer Page, (string Name, string Value)[] Fields)
{
    public string Key => Fields.Single(sent => sent.Name is "Key" or "Form.Key").Value;
}

/// <summary>The people of the demo office at their browsers, and an auditor who looks into the database beside them.</summary>
sealed class TownOnTheNetwork(OfficeProcess office, TestDatabase database) : IAsyncDisposable
{
    const string TokenField = "__RequestVerificationToken";

    readonly Dictionary<string, Visitor> visitors = [];
    readonly Auditor auditor = new(database.Provider, database.ConnectionString);
    readonly DateOnly today = TimeProvider.System.Today();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<T> Read<T>(Func<AppDb, Task<T>> work) => auditor.Read(work);

    public async Task<FilledForm> Request(string user, string number, int from)
    {
        var asset = await Read(db => db.Set<Asset>().Where(a => a.Number == number).Select(a => a.Id).SingleAsync(Stop));
        var (start, due) = (today.AddDays(from), today.AddDays(from + 2));
        return await Fill($"file {number}", user, $"/loans/new?things={asset}", null,
            ("do", "file"), ("Form.Purpose", "อบรมผู้ปกครอง"), ("Form.Place", nameof(LoanPlace.Outside)), ("Form.PlaceName", "ศาลาประชาคม"),
            ("Form.Start.Day", Text(start.Day)), ("Form.Start.Month", Text(start.Month)), ("Form.Start.Year", Text(start.Year + Years.Era)),
            ("Form.Due.Day", Text(due.Day)), ("Form.Due.Month", Text(due.Month)), ("Form.Due.Year", Text(due.Year + Years.Era)));
    }

    public async Task<FilledForm> Decision(string user, Guid loan)
    {
        var task = await Read(db => db.Set<WorkTask>().Where(t => t.CaseId == loan && t.ClosedAt == null).Select(t => new { t.Id, t.PowerCode }).SingleAsync(Stop));
        return await Fill($"{task.PowerCode} {loan}", user, $"/inbox/{task.Id}", loan, ("Form.Outcome", TaskOutcome.Approved));
    }

    public Task<FilledForm> HandOver(string user, Guid loan) =>
        Fill($"hand over {loan}", user, $"/loans/{loan}/hand-over", loan, ("Form.Lines[0].Condition", nameof(ConditionBefore.Good)), ("Form.Password", DemoAccounts.Password));

    /// <returns>The slip that the answer leads to.</returns>
    public async Task<Guid?> Send(FilledForm form)
    {
        var answer = await visitors[form.User].Send(form.Path, form.Page, form.Fields);
        Assert.True(answer is { Status: HttpStatusCode.Redirect, Location: not null } && answer.Location.StartsWith("/loans/", StringComparison.Ordinal), $"{form.Name}: {answer.Status} {answer.Location} {answer.Text}");
        return Guid.Parse(answer.Location["/loans/".Length..]);
    }

    /// <returns>The slip on which the form acted; null where it did not act.</returns>
    public Task<Guid?> EffectOf(FilledForm form) => Read(async db =>
    {
        var person = await db.Set<Account>().Where(account => account.UserName == form.User).Select(account => account.PersonId).SingleAsync(Stop);
        var answer = await db.Set<IdempotentAnswer>().Where(a => a.PersonId == person && a.Key == form.Key).Select(a => a.Answer).SingleOrDefaultAsync(Stop);
        return answer is null ? null : Guid.TryParse(answer, out var loan) ? loan : form.Loan;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
        await auditor.DisposeAsync();
    }

    async Task<FilledForm> Fill(string name, string user, string path, Guid? loan, params (string Name, string Value)[] typed)
    {
        if (!visitors.TryGetValue(user, out var visitor))
        {
            visitors.Add(user, visitor = new Visitor(office));
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(user)).Status);
        }
        var page = await visitor.Get(path);
        var form = Assert.IsType<IHtmlFormElement>(new HtmlParser().ParseDocument(page.Html).QuerySelector("main form"), exactMatch: false);
        var stands = Reading.FieldsOf(form).Where(field => field.Name != TokenField && typed.All(other => other.Name != field.Name));
        return new FilledForm(name, user, path, loan, page, [.. stands, .. typed]);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
