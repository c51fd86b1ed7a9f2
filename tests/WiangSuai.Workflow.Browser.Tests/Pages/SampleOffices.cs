using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Api;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Chart;
using WiangSuai.Workflow.Web.Tests.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;
using WiangSuai.Workflow.Web.Tests.Orders;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

[CollectionDefinition(nameof(SampleOffices))]
public sealed class SampleOfficesAreShared : ICollectionFixture<SampleOffices>;

/// <summary>The offices in which the pages are looked at, opened once for all of them, and a window for each who looks.</summary>
public sealed partial class SampleOffices(Chromium browser, Databases databases) : IAsyncLifetime
{
    readonly Dictionary<Place, RunningOffice> offices = [];
    readonly Dictionary<Place, IReadOnlyDictionary<string, Guid>> ids = [];
    readonly Dictionary<(Place, string?), Window> windows = [];
    string code = "";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var place in Enum.GetValues<Place>())
            offices.Add(place, await RunningOffice.Open(databases, Provider.Sqlite, slips: place is Place.Busy));
        ids.Add(Place.Busy, await Tell(offices[Place.Busy].Counter));
        ids.Add(Place.Quiet, await Accounts(offices[Place.Quiet].Counter, await Things(offices[Place.Quiet].Counter)));
        ids.Add(Place.New, new Dictionary<string, Guid>());
        code = await offices[Place.Busy].Office.WithDb(db => db.Set<Loan>().Where(loan => loan.Id == ids[Place.Busy]["closed"]).Select(loan => loan.VerificationCode).SingleAsync(Stop));
        await offices[Place.New].Office.WithDb(db => db.Set<Account>().ExecuteDeleteAsync());
    }

    public RunningOffice Office(Place place) => offices[place];

    /// <summary>The path with its ids filled in.</summary>
    public string PathOf(Sample sample) => Name().Replace(sample.Path, match => match.Groups[1].Value == "code" ? code : ids[sample.Place][match.Groups[1].Value].ToString());

    /// <summary>The window of this reader, signed in.</summary>
    public async Task<Window> WindowOf(Place place, string? user)
    {
        if (windows.TryGetValue((place, user), out var known)) return known;
        var window = await Window.Open(browser, offices[place], new Screen(390, 844, IsPhone: false));
        if (user is not null) await window.SignIn(user);
        windows.Add((place, user), window);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values) await window.DisposeAsync();
        foreach (var office in offices.Values) await office.DisposeAsync();
    }

    /// <summary>Adds to the demo's slips what it lacks: one above the deputy's limit, and the mayor's own.</summary>
    static async Task<Dictionary<string, Guid>> Tell(AtTheCounter counter)
    {
        var over = await counter.File("education", "462-65-0002", from: 20, due: 21);
        await counter.Decide("education-head", over);
        await counter.Decide("property", over);
        var nobody = await counter.File("mayor", "463-64-0001", from: 20, due: 21);
        var overTask = (await counter.OpenTask(over)).Id;
        var nobodyTask = (await counter.OpenTask(nobody)).Id;

        var found = await Things(counter);
        var admin = await counter.Account("admin");
        await counter.Office.With(services => services.GetRequiredService<KeepTokens>().Propose(admin.Id, "ระบบงานสารบรรณ", "education", mayFile: true, days: 30, Stop));
        await counter.OpenChases();
        await counter.Office.WithDb(async db =>
        {
            foreach (var (notice, failed) in (await db.Set<Notice>().OrderBy(notice => notice.Id).Take(2).ToListAsync(Stop)).Zip([true, false]))
            {
                db.Add(new OutboxMessage
                {
                    Id = notice.Id,
                    PersonId = notice.PersonId,
                    NoticeId = notice.Id,
                    MessageId = $"{notice.Id:N}@wiangsuai.example",
                    CreatedAt = notice.At,
                    NextAt = counter.Office.Clock.GetUtcNow(),
                    Attempt = failed ? 8 : 0,
                    State = failed ? OutboxState.GivenUp : OutboxState.Waiting,
                    EndedAt = failed ? counter.Office.Clock.GetUtcNow() : null,
                    Failure = failed ? "550 5.1.1 No such mailbox" : null,
                });
            }
            await db.SaveChangesAsync(Stop);
            var education = await counter.Person("education");
            var loans = await db.Set<Loan>().AsNoTracking().Where(loan => loan.Id != over && loan.Id != nobody).OrderBy(loan => loan.StartsOn).ToListAsync(Stop);
            Guid First(Func<Loan, bool> which) => loans.First(which).Id;
            found["sent-back"] = First(loan => loan.Status == LoanStatus.SentBack);
            found["out"] = First(loan => loan.Status == LoanStatus.HandedOver && loan.DueOn >= counter.Today);
            found["late"] = First(loan => loan.Status == LoanStatus.HandedOver && loan.DueOn < counter.Today);
            found["rejected"] = First(loan => loan.Status == LoanStatus.Rejected);
            found["closed"] = First(loan => loan.Status == LoanStatus.Closed && loan.BorrowerId == education);
            found["approved"] = First(loan => loan.Status == LoanStatus.Approved);
            found["checked"] = First(loan => loan.Status == LoanStatus.Checked && loan.Place == LoanPlace.Outside && loan.BorrowerId == education);
            var cells = await db.Set<AuditCell>().AsNoTracking().OrderBy(cell => cell.Id).ToListAsync(Stop);
            found["cell-open"] = cells.Last(cell => cell.Status == CellStatus.Open).Id;
            found["cell-done"] = cells.Last(cell => cell.Status == CellStatus.Answered).Id;
            found["cell-skipped"] = cells.Single(cell => cell.Status == CellStatus.NotAudited).Id;
            var findings = await db.Set<Finding>().AsNoTracking().ToListAsync(Stop);
            found["finding-closed"] = findings.Single(finding => finding.Status == FindingStatus.Closed).Id;
            found["finding-asked"] = findings.Single(finding => finding.Status == FindingStatus.AskedAgain).Id;
            found["finding-mayor"] = findings.Single(finding => finding.Status == FindingStatus.Acknowledged).Id;
            found["finding-back"] = findings.Single(finding => finding.Status == FindingStatus.SentBack).Id;
            var tasks = await db.Set<WorkTask>().AsNoTracking().ToListAsync(Stop);
            found["granted"] = tasks.Single(task => task.CaseId == found["checked"] && task.ClosedAt == null).Id;
            found["decided"] = tasks.Single(task => task.CaseId == found["approved"] && task.PowerCode == Powers.LoanOutside.Code).Id;
        });
        found["chase"] = (await counter.Chase(found["late"])).Id;
        await counter.RecordChase("property", found["chase"], ChaseManner.Letter, "ขอให้ส่งคืนโดยเร็ว", returnIn: 5);
        found["waits-for"] = await counter.Approved("education", "401-60-0001", from: 1, due: 1, quantity: 15);   // of the tables that are overdue too few are left
        found["before"] = await counter.Keep(await counter.Before("411-60-0007", 3));
        (found["over"], found["nobody"], found["nobody-loan"]) = (overTask, nobodyTask, nobody);
        await Desk(counter, found);
        await Returns(counter, found);
        await Orders(new AtTheRegistry(counter), found);
        await Chart(new AtPersonnel(counter.Office), found);
        return found;
    }

    /// <summary>One matter taken by the mayor with an opinion awaited, one sent up, and a decision that may still be taken back.</summary>
    static async Task Desk(AtTheCounter counter, Dictionary<string, Guid> found)
    {
        found["taken"] = (await counter.OpenTask(await counter.WaitingForTheDeputy("402-61-0001", from: 30, due: 31))).Id;
        found["question"] = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("mayor", found["taken"], "finance-head")).Opinion;
        await counter.Take("mayor", found["taken"]);
        found["sent-up"] = (await counter.OpenTask(await counter.WaitingForTheDeputy("402-61-0001", from: 32, due: 33))).Id;
        await counter.PassUp("deputy1", found["sent-up"]);
        var fresh = await counter.WaitingForTheDeputy("402-61-0001", from: 34, due: 35);
        found["fresh"] = (await counter.OpenTask(fresh)).Id;
        await counter.Decide("deputy1", fresh);
    }

    /// <summary>Cases of damage in all that wait for somebody, a slip to be checked, and one whose thing can be changed.</summary>
    static async Task Returns(AtTheCounter counter, Dictionary<string, Guid> found)
    {
        var directed = await Damaged("423-67-0001");
        await counter.TryState("education", directed.Id);
        await counter.TryPropose("property", directed, ways: (MakeGood.Repair, 900m));
        Assert.IsType<DecideResult.Decided>(await counter.TryDirect("mayor", directed.Id));
        found["damage-directed"] = directed.Id;
        found["damage-new"] = (await Damaged("422-66-0001")).Id;
        found["swap"] = await counter.File("education", "456-66-0002", from: 0, due: 1);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, found["swap"]);
        found["swap-line"] = (await counter.Loan(found["swap"])).Lines.Single().Id;
        found["approved-line"] = (await counter.Loan(found["approved"])).Lines.First(line => !line.IsPool).Id;
        await counter.Office.WithDb(async db =>
        {
            found["to-check"] = await db.Set<Loan>().Where(loan => loan.Status == LoanStatus.Endorsed).OrderBy(loan => loan.FiledAt).Select(loan => loan.Id).FirstAsync(Stop);
            found["damage-open"] = await db.Set<DamageCase>().Where(damage => damage.Status == DamageStatus.AwaitingProposal).Select(damage => damage.Id).SingleAsync(Stop);
            found["damage-settled"] = await db.Set<DamageCase>().Where(damage => damage.Status == DamageStatus.Settled).Select(damage => damage.Id).SingleAsync(Stop);
        });

        async Task<DamageCase> Damaged(string thing)
        {
            var loan = await counter.Out(thing, due: 2);
            Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 1, note: "จอแตก"));
            return await counter.Damage(loan);
        }
    }

    /// <summary>A draft sent back, one that waits for the mayor, an order that waits for its announcement, and a paper that waits for its second person.</summary>
    static async Task Orders(AtTheRegistry registry, Dictionary<string, Guid> found)
    {
        found["order-sent-back"] = await registry.Submit("registry", await registry.Giving("deputy-2"));
        await registry.Decide("lawyer", found["order-sent-back"], TaskOutcome.Returned, "ขอแก้วงเงิน");
        await registry.Submit("registry", await registry.Giving("deputy-2"));   // waits for the legal officer
        found["order-to-sign"] = await registry.ForTheMayor(await registry.Giving("deputy-2"));
        found["order-to-announce"] = await registry.ForTheMayor(await registry.Giving("clerk", 10m));
        await registry.Decide("mayor", found["order-to-announce"]);
        found["unannounced"] = (await registry.Draft(found["order-to-announce"])).InstrumentId!.Value;
        found["paper"] = Assert.IsType<TranscribeOrderResult.Transcribed>(
            await registry.TryTranscribe("registry", 330, await registry.Giving("deputy-2"), scan: await registry.Scan("registry", Samples.Pixel))).Paper;
    }

    /// <summary>A holding that waits for its second person with the scan of its order, and a unit that was renamed.</summary>
    static async Task Chart(AtPersonnel personnel, Dictionary<string, Guid> found)
    {
        var (account, unit, post) = (await personnel.Account("admin"), await personnel.Unit("works.water"), await personnel.Post("finance.assets.head"));
        var scan = await personnel.Office.With(services => services.GetRequiredService<KeepHoldingScan>().Handle(account, "338-2569.png", Samples.Pixel, Stop));
        found["proposal"] = Assert.IsType<ProposeHoldingResult.Proposed>(await personnel.TryPropose("admin", personnel.Asking(await personnel.Person("lawyer"), post.Id), scan: scan!.Id)).Proposal;
        await personnel.Keep("admin", new UnitContent("", unit.Name + "และบาดาล", unit.NameEn, unit.Kind, unit.ParentId, unit.Place, []), unit.Id);
        (found["unit"], found["post"], found["person"], found["holding"]) = (unit.Id, (await personnel.Post("works.water.officer")).Id, await personnel.Person("lawyer"), (await personnel.HoldingOf("works.water.officer")).Id);
    }

    /// <summary>A file looked at and not written: a thing that is new, one that changes, one that is refused.</summary>
    static async Task<Guid> Import(AtTheCounter counter)
    {
        var (person, csv) = (await counter.Person("property"), "เลขรหัส,รายการ,ประเภท,หน่วยงาน,ราคา,ที่เก็บ\n499-69-0001,ตู้เหล็ก,ครุภัณฑ์สำนักงาน,กองคลัง,4500,ห้องพัสดุ\n456-62-0003,เครื่องฉายภาพ,,,19500,ห้องพัสดุ\n,ไม่มีเลข,,,1,\n");
        var sent = await counter.Office.With(services => services.GetRequiredService<PreviewImport>().Send(person, "ทะเบียน.csv", System.Text.Encoding.UTF8.GetBytes(csv), Stop));
        return Assert.IsType<SendFileResult.Kept>(sent).Import;
    }

    /// <summary>One who signs in with a code, one who has not confirmed the own sign-in, and a sign-in that waits for its second person.</summary>
    static async Task<Dictionary<string, Guid>> Accounts(AtTheCounter counter, Dictionary<string, Guid> found)
    {
        var (admin, education) = (await counter.Account("admin"), await counter.Account("education"));
        Account Technical(string name, bool coded) => new()
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            PasswordHash = education.PasswordHash,
            SecurityStamp = name,
            TwoFactorEnabled = coded,
            UnconfirmedSince = coded ? null : counter.Office.Clock.GetUtcNow(),
        };
        var unconfirmed = Technical("unconfirmed", coded: false);
        await counter.Office.WithDb(async db =>
        {
            db.AddRange(Technical("coded", coded: true), unconfirmed);
            db.Add(new SignInIssue
            {
                Id = Guid.CreateVersion7(),
                AccountId = unconfirmed.Id,
                IsFirst = false,
                HeldPowers = false,
                NeedsSecond = false,
                Reason = "ลืมรหัสผ่าน",
                ProposedById = admin.Id,
                ProposedAt = counter.Office.Clock.GetUtcNow(),
                EffectiveAt = counter.Office.Clock.GetUtcNow(),
                PrintedAt = counter.Office.Clock.GetUtcNow(),
                CodeHash = "-",
                ExpiresAt = counter.Office.Clock.GetUtcNow().AddDays(7),
                UsedAt = counter.Office.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(Stop);
            found["without-account"] = await db.Set<WiangSuai.Workflow.Web.People.Person>().Where(person => !db.Set<Account>().Any(account => account.PersonId == person.Id)).OrderBy(person => person.Id).Select(person => person.Id).FirstAsync(Stop);
        });
        found["account"] = education.Id;
        found["import"] = await Import(counter);
        await new WiangSuai.Workflow.Web.Tests.Accounts.AtTheAccounts(counter).Propose("admin", "deputy2");
        found["account-waiting"] = (await counter.Account("deputy2")).Id;
        return found;
    }

    static async Task<Dictionary<string, Guid>> Things(AtTheCounter counter) => new()
    {
        ["order"] = await counter.Office.WithDb(db => db.Set<Instrument>().Where(order => order.Number == 321).Select(order => order.Id).SingleAsync(Stop)),
        ["pool"] = (await counter.Asset("401-60-0001")).Id,
        ["projector"] = (await counter.Asset("456-62-0003")).Id,
        ["car"] = (await counter.Asset("001-58-0002")).Id,
    };

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Name();
}
