using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Files as they were sent, decoded.</summary>
public sealed record SentFile(string Name, string Text);

/// <summary>Units, posts, persons and holdings come from files (นำเข้าจากแฟ้ม): all of it, or nothing.</summary>
/// <param name="Seen">Digest of what the preview showed.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record ImportPeopleCommand(Guid Account, IReadOnlyList<SentFile> Files, string Seen, string Key);

public abstract record ImportPeopleResult
{
    private ImportPeopleResult() { }

    /// <param name="Waiting">Holdings that wait for their second person.</param>
    public sealed record Imported(int Added, int Changed, int Waiting) : ImportPeopleResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Wrong(PeoplePlan Plan) : ImportPeopleResult;

    /// <summary>The office changed since the preview: this is what would happen now.</summary>
    public sealed record LooksDifferent(PeoplePlan Plan) : ImportPeopleResult;

    public sealed record NotYours : ImportPeopleResult;

    /// <summary>The form came back with other files than the first time.</summary>
    public sealed record FormUsedAlready : ImportPeopleResult;
}

/// <summary>Plans what files would do, and does it in one transaction. A holding from a file needs its second person as one from the form does.</summary>
public sealed class ImportPeople(AppDb db, PeopleRights rights, WriteChart chart, WriteProposal proposals, ReassignTasks reassign, Idempotency once, TimeProvider clock)
{
    const string Command = "import-people";

    /// <summary>What would happen now. Nothing is written.</summary>
    public async Task<PeoplePlan> Preview(IReadOnlyList<SentFile> files, CancellationToken ct)
    {
        var (read, problems) = Read(files);
        var plan = PeoplePlan.Of(read, await Now(clock.Today(), ct), clock.NewId);
        return problems.Count > 0 ? plan with { Problems = [.. problems, .. plan.Problems] } : plan;
    }

    /// <summary>By which an import knows that it does what was shown: kinds, lines and acts, not the keys of what is new.</summary>
    public static string DigestOf(PeoplePlan plan) => OrderDraft.HashOf(string.Join('\n', plan.Lines.Select(line => $"{line.Kind}/{line.Line.File}/{line.Line.Line}/{line.Act}/{line.What}")));

    public async Task<ImportPeopleResult> Handle(ImportPeopleCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        var content = new { Files = JsonSerializer.Serialize(command.Files) };
        try
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Organisation, command.Account, clock, ct);
            if (await once.Find(command.Account, Command, command.Key, content, ct) is { } earlier)
                return Again(earlier);
            if (await rights.Of(command.Account, work.At, ct) is not { DrawsChart: true } actor)
                return new ImportPeopleResult.NotYours();
            var (read, problems) = Read(command.Files);
            var plan = PeoplePlan.Of(read, await Now(Bangkok.Day(work.At), ct), clock.NewId);
            if (problems.Count + plan.Problems.Count > 0)
                return new ImportPeopleResult.Wrong(plan with { Problems = [.. problems, .. plan.Problems] });
            if (DigestOf(plan) != command.Seen)
                return new ImportPeopleResult.LooksDifferent(plan);

            var waiting = await Write(work, actor, plan, ct);
            var done = new ImportPeopleResult.Imported(plan.Lines.Count(line => line.Act is PlannedAct.Add), plan.Lines.Count(line => line.Act is PlannedAct.Change), waiting);
            once.Remember(command.Account, Command, command.Key, content, $"{done.Added} {done.Changed} {done.Waiting}", work.At);
            await reassign.In(work, [.. Powers.All.Select(power => power.Code)], ct);
            await work.Commit(ct);
            return done;
        }
        catch (Exception refused) when (refused.IsFromDatabase() && refused.Of(Idempotency.Refusals))
        {
            db.ChangeTracker.Clear();
            return await once.Find(command.Account, Command, command.Key, content, ct) is { } twin ? Again(twin) : new ImportPeopleResult.FormUsedAlready();
        }
    }

    /// <returns>How many holdings wait for their second person.</returns>
    async Task<int> Write(ChangingWork work, Actor actor, PeoplePlan plan, CancellationToken ct)
    {
        var units = await db.Set<Unit>().ToListAsync(ct);
        foreach (var line in plan.Lines.Where(line => line.Unit is not null && line.Act is not PlannedAct.Same))
            await chart.Unit(work, units.Find(unit => unit.Id == line.Id), line.Unit!, units, actor.Account, ct, line.Id);
        var posts = await db.Set<Post>().ToListAsync(ct);
        foreach (var line in plan.Lines.Where(line => line.Post is not null && line.Act is not PlannedAct.Same))
            chart.Post(work, posts.Find(post => post.Id == line.Id), line.Post!, posts, units, actor.Account, line.Id);
        foreach (var line in plan.Lines.Where(line => line.Person is not null && line.Act is not PlannedAct.Same))
            chart.Person(work.At, await db.Set<Person>().SingleOrDefaultAsync(person => person.Id == line.Id, ct), line.Person!, actor.Account, line.Id);
        await db.SaveChangesAsync(ct);
        var waiting = 0;
        foreach (var line in plan.Lines.Where(line => line.Holding is not null && line.Act is PlannedAct.Add))
            waiting += (await proposals.Begin(work, actor, line.Holding!, null, ct)).Stands ? 0 : 1;
        return waiting;
    }

    static (List<PeopleFile> Files, List<LineProblem> Problems) Read(IReadOnlyList<SentFile> sent)
    {
        var (files, problems) = (new List<PeopleFile>(), new List<LineProblem>());
        foreach (var file in sent)
        {
            var (read, problem) = PeopleFiles.Read(file.Name, CsvTable.Read(file.Text));
            if (read is not null)
                files.Add(read);
            if (problem is not null)
                problems.Add(problem);
        }
        return (files, problems);
    }

    async Task<OfficeNow> Now(DateOnly today, CancellationToken ct)
    {
        var (posts, spans) = (await db.Set<Post>().AsNoTracking().ToListAsync(ct), await HeldSpans.All(db, ct));
        var unitOf = posts.ToDictionary(post => post.Id, post => post.UnitId);
        return new(
            await db.Set<Unit>().AsNoTracking().ToListAsync(ct),
            await db.Set<UnitFunction>().AsNoTracking().ToListAsync(ct),
            posts,
            await db.Set<Person>().AsNoTracking().ToListAsync(ct),
            spans,
            spans.Where(span => !span.Waits && (span.To is null || span.To >= today)).Select(span => unitOf[span.Post]).ToHashSet(),
            await rights.SetUpIsOpen(ct),
            await OfficeProfiles.MostDeputies(db, ct),
            today);
    }

    static ImportPeopleResult Again(Earlier earlier)
    {
        if (!earlier.SameContent)
            return new ImportPeopleResult.FormUsedAlready();
        var counts = earlier.Answer.Split(' ').Select(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return new ImportPeopleResult.Imported(counts[0], counts[1], counts[2]);
    }
}
