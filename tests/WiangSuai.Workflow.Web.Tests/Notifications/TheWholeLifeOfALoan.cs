using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Notifications;

/// <summary>Seven weeks of one loan day by day, with two times when the server was down, and all that is told on the way.</summary>
public sealed class TheWholeLifeOfALoan(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Reminded_extended_reminded_anew_overdue_chased_and_given_back(Provider provider)
    {
        await using var post = await PostOffice.Open(databases, provider);
        var counter = post.Counter;
        await post.Choose("education", MailChoice.AtOnce);
        await post.Choose("property", MailChoice.AtOnce);
        var loan = await counter.Out("456-62-0003", due: 10);                        // 23 November to 3 December
        List<(string Day, string What)> told = [];

        await Through("2026-11-30");                                                 // three days before
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 8)).Extension;
        await counter.DecideExtension("mayor", extension);                           // to the 11th
        await Through("2026-12-05");
        Down("2026-12-09");                                                          // over the day of the second reminder; the 7th and 10th are holidays
        await Through("2026-12-12");
        var chase = await counter.Chase(loan);
        Assert.Equal(new DateOnly(2026, 12, 18), chase.ChaseBy);                     // ข้อ 211: seven days
        await Through("2026-12-16");
        Assert.IsType<RecordChaseResult.Recorded>(await counter.RecordChase("property", chase.Id, ChaseManner.Letter, "ขอให้คืนเครื่องฉายภาพ", returnIn: 3));
        await Through("2026-12-18");
        Assert.Empty(await counter.OpenTasks(chase.Id));
        Down("2026-12-28");                                                          // over the head's and the clerk's day
        await Through("2026-12-28");
        Assert.Equal([ChaseForms.First, ChaseForms.Second], (await counter.OpenTasks(chase.Id)).Select(task => task.Form).Order());
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        await Through("2027-01-06");

        Assert.Equal(
            [
                ("2026-11-30", "DueSoon"), ("2026-12-09", "DueSoon"), ("2026-12-11", "DueToday"), ("2026-12-12", "Overdue"),
            ],
            told.Where(one => one.What is not (nameof(NoticeKind.Decision) or nameof(NoticeKind.Task))));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        await post.Office.WithDb(async db =>
        {
            Assert.False(await db.Set<WorkTask>().AnyAsync(task => task.ClosedAt == null && (task.CaseId == loan || task.CaseId == chase.Id), Stop));
            Assert.False(await db.Set<Web.Hosting.WorkflowTimer>().AnyAsync(Stop));
            Assert.False(await db.Set<OutboxMessage>().AnyAsync(message => message.State == OutboxState.Waiting, Stop));
        });
        Assert.Equal(post.Server.Letters.Count, post.Server.Letters.Select(letter => letter.Message.MessageId).Distinct().Count());
        Assert.Equal(4, post.Server.Letters.Count(letter => letter.To.Contains(PostOffice.AddressOf("education")) && letter.Subject.Contains("คืน", StringComparison.Ordinal)));
        Assert.Empty(await post.Office.WithDb(db => Testing.Contradictions.In(db, Stop)));

        // Every morning until then, as the schedule would.
        async Task Through(string day)
        {
            for (var last = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture); ; post.Office.Clock.Advance(TimeSpan.FromDays(1)))
            {
                var before = (await post.Told("education")).Count;
                await counter.OpenChases();
                await counter.FireTimers();
                await post.TellOfTheDay();
                await post.Send();
                told.AddRange((await post.Told("education")).Skip(before).Select(notice => ($"{counter.Today:yyyy-MM-dd}", notice.Kind.ToString())));
                if (counter.Today >= last) return;
            }
        }

        void Down(string until) =>
            post.Office.Clock.Advance(TimeSpan.FromDays(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture).DayNumber - counter.Today.DayNumber));
    }
}
