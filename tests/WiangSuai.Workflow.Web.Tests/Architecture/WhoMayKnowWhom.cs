using System.Reflection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Tests.Architecture;

/// <summary>
/// Imports run one way, and a feature folder changes only its own entities: whoever wants another's changed calls that one's public handler.
/// Whose entities it reads is written down.
/// </summary>
public sealed class WhoMayKnowWhom
{
    /// <summary>Writes into another folder's entity that are right nevertheless.</summary>
    static readonly (string From, string Entity, string Because)[] MayWrite =
    [
        ("Accounts", "Ledger.Leaf", "Leaf.Of is the ledger's public door; a sign-in that was issued is proved as other acts are"),
        ("Assets", "Ledger.Leaf", "as above, for a register that was brought in"),
        ("Audits", "Hosting.CaseFile", "a case is opened, named and numbered by the room that it belongs to"),
        ("Audits", "Ledger.Leaf", "Leaf.Of is the ledger's public door; the leaf has to be saved in the transaction of the act"),
        ("Inbox", "Ledger.Leaf", "Leaf.Of is the ledger's public door; the leaf has to be saved in the deciding transaction"),
        ("Loans", "Hosting.CaseFile", "a case is opened, named and numbered by the room that it belongs to"),
        ("Loans", "Ledger.Leaf", "as above, for hand-over, return and cancellation"),
        ("Orders", "Hosting.CaseFile", "as above, for drafts"),
        ("Orders", "Ledger.Leaf", "as above, for orders, their announcement and their revocation"),
        ("People", "Ledger.Leaf", "as above, for holdings and changes of the chart"),
        ("Settings", "Ledger.Leaf", "as above, for what was confirmed of the law and what the office is called"),
    ];

    /// <summary>Which folder's entities a folder may read. What is not here it does not know.</summary>
    static readonly (string From, string Of, string Because)[] MayRead =
    [
        ("Accounts", "People", "roles derive from holdings at every request"),
        ("Api", "Accounts", "a token works in an account's name"),
        ("Api", "Assets", "the list of things"),
        ("Api", "Orders", "the list of orders"),
        ("Api", "People", "in which post the caller files"),
        ("Assets", "Loans", "whose promise keeps a thing from being free"),
        ("Assets", "People", "units and posts that hold things"),
        ("Audits", "Inbox", "a finding shows its decisions; whoever was asked about it may read it"),
        ("Audits", "People", "units are audited, and their heads reply"),
        ("Home", "Accounts", "the first page counts a little of everything"),
        ("Home", "Assets", "the first day's guide says whether anything is on the register"),
        ("Home", "Inbox", "the first page counts a little of everything"),
        ("Home", "Loans", "the first page counts a little of everything"),
        ("Home", "Orders", "the first page counts a little of everything"),
        ("Home", "People", "the first page counts a little of everything"),
        ("Home", "Settings", "the first day's guide says what is set and what is confirmed"),
        ("Inbox", "Loans", "a line of the inbox says what a slip asks for"),
        ("Inbox", "People", "names and units are shown"),
        ("Loans", "Assets", "a slip is about things"),
        ("Loans", "Inbox", "a slip shows its decisions and for whom it waits"),
        ("Loans", "Orders", "a slip cites the order under which it was approved"),
        ("Loans", "People", "borrowers, posts and units are printed on a slip; declared relations belong to its matter"),
        ("Notifications", "Accounts", "whose sign-in was issued"),
        ("Notifications", "Inbox", "tasks and decisions are what people are told of"),
        ("Notifications", "Loans", "a borrower is reminded of the day of return"),
        ("Notifications", "Orders", "holders are told of a power given or taken"),
        ("Notifications", "People", "whose letter could not be sent; who is told of a holding"),
        ("Orders", "Assets", "a clause may be limited to classes of things"),
        ("Orders", "Inbox", "a signature in the inbox makes the order; what a revocation would move is shown before"),
        ("Orders", "People", "authority rests on posts, holdings and absences"),
        ("People", "Accounts", "who may draw the chart and confirm holdings; who proposed one is named"),
        ("People", "Assets", "an authority card names classes of things; a unit that holds things is not closed"),
        ("People", "Inbox", "the set-up is over with the first decision"),
        ("People", "Orders", "an authority card says what is left of a limit; the set-up is over with the first order"),
        ("Settings", "Accounts", "the page of the system counts what waits for a second person"),
        ("Settings", "Notifications", "the page of the system counts letters that could not be sent"),
        ("Settings", "Orders", "a point of law follows the office's policy"),
    ];

    static readonly Assembly Engine = typeof(Interpreter).Assembly, Authority = typeof(Town).Assembly, Web = typeof(Program).Assembly;

    [Fact]
    public void Engine_and_Authority_know_neither_each_other_nor_Web_nor_any_database_or_web_server()
    {
        Assert.Empty(Outside(Engine));
        Assert.Empty(Outside(Authority));
    }

    [Fact]
    public void Web_knows_both()
    {
        var known = Web.GetReferencedAssemblies().Select(name => name.Name);
        Assert.Contains(Engine.GetName().Name, known);
        Assert.Contains(Authority.GetName().Name, known);
        Assert.Contains("Microsoft.EntityFrameworkCore", Outside(Web));   // so the rule above can fail
        Assert.Contains("Microsoft.AspNetCore.Mvc.RazorPages", Outside(Web));
    }

    [Fact]
    public async Task A_feature_changes_no_entity_of_another() =>
        Assert.Equal(
            MayWrite.Select(may => (may.From, may.Entity)),
            (await Of(Web, (rooms, type) => rooms.Writes(type))).Select(write => (write.From, write.Entity)).Distinct().Order());

    [Fact]
    public async Task A_feature_reads_the_entities_of_those_that_it_is_written_down_to_know_and_no_others() =>
        Assert.Equal(
            MayRead.Select(may => (may.From, may.Of)),
            (await Of(Web, (rooms, type) => rooms.Reads(type))).Select(read => (read.From, Of: read.Entity.Split('.')[0]))
                .Where(read => !Rooms.Serving.Contains(read.Of)).Distinct().Order());

    [Fact]
    public async Task A_feature_that_reaches_behind_the_counter_is_seen()
    {
        var here = typeof(ReachesBehindTheCounter).Assembly;
        var (writes, reads) = (await Of(here, (rooms, type) => rooms.Writes(type)), await Of(here, (rooms, type) => rooms.Reads(type)));
        Assert.Equal(["Assets.Asset", "Inbox.WorkTask", "Loans.Loan", "People.Unit"], By(writes));
        Assert.Equal(["Inbox.WorkTask", "Loans.Loan"], By(reads));

        static IEnumerable<string> By(IEnumerable<Reach> all) => all.Where(reach => reach.Where == nameof(ReachesBehindTheCounter)).Select(reach => reach.Entity).Distinct().Order();
    }

    static IEnumerable<string> Outside(Assembly core) => core.GetReferencedAssemblies().Select(name => name.Name!).Where(name =>
        name.StartsWith("WiangSuai.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal));

    static async Task<IReadOnlyList<Reach>> Of(Assembly assembly, Func<Rooms, Mono.Cecil.TypeDefinition, IReadOnlyList<Reach>> reaches)
    {
        await using var auditor = new Auditor(Provider.Sqlite, "Data Source=:memory:");
        var rooms = await Rooms.Of(auditor);
        return [.. Rooms.TypesOf(assembly.Location).SelectMany(type => reaches(rooms, type)).Where(reach => !Rooms.Serving.Contains(reach.From))];
    }
}
