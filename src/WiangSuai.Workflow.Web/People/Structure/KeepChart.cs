using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Settings;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A unit is added, renamed or moved (ตั้งหรือแก้หน่วยงาน).</summary>
/// <param name="Unit">None for a new one.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record KeepUnitCommand(Guid Account, Guid? Unit, UnitContent Content, string Key);

/// <summary>A post is added or retitled, or gets another superior (ตั้งหรือแก้ตำแหน่ง).</summary>
public sealed record KeepPostCommand(Guid Account, Guid? Post, PostContent Content, string Key);

/// <summary>A person is added or renamed (เพิ่มหรือแก้บุคคล).</summary>
public sealed record KeepPersonCommand(Guid Account, Guid? Person, PersonContent Content, string Key);

/// <summary>A unit or post is abolished, or a person leaves, from a Bangkok day on (ยุบ, พ้นจากหน่วยงาน).</summary>
public sealed record CloseCommand(Guid Account, Guid Id, DateOnly? Day, string Key);

/// <summary>Administrators draw the office's chart: what was is closed with a day, never deleted, and each change leaves who made it and its proof.</summary>
public sealed class KeepChart(AppDb db, PeopleRights rights, WriteChart write, ReassignTasks reassign, Idempotency once, TimeProvider clock)
{
    /// <summary>Constraints that speak when the same is added twice at once.</summary>
    static readonly string[] Refusals = ["ix_unit_code", "unit.code", "ix_post_code", "post.code", "ix_post_one_head_per_unit", "post.unit_id"];

    public Task<ChartResult> Handle(KeepUnitCommand command, CancellationToken ct) => Organise("keep-unit", command.Account, command.Key, command with { Key = "" }, async work =>
    {
        var units = await db.Set<Unit>().ToListAsync(ct);
        var existing = units.Find(unit => unit.Id == command.Unit && unit.AbolishedOn is null);
        if (command.Unit is not null && existing is null)
            return new ChartResult.NotThere();
        var problems = ChartRules.Of(command.Content, existing, units).Concat(await OfFunctions(command, work.At, ct)).ToList();
        if (problems.Count > 0)
            return new ChartResult.Invalid(problems);
        return new ChartResult.Kept(await write.Unit(work, existing, command.Content, units, command.Account, ct));
    }, ct);

    public Task<ChartResult> Handle(KeepPostCommand command, CancellationToken ct) => Organise("keep-post", command.Account, command.Key, command with { Key = "" }, async work =>
    {
        var (posts, units) = (await db.Set<Post>().ToListAsync(ct), await db.Set<Unit>().ToListAsync(ct));
        var existing = posts.Find(post => post.Id == command.Post && post.AbolishedOn is null);
        if (command.Post is not null && existing is null)
            return new ChartResult.NotThere();
        var problems = ChartRules.Of(command.Content, existing, posts, units, await OfficeProfiles.MostDeputies(db, ct)).ToList();
        if (existing is not null && !problems.Exists(problem => problem.Field is "ReportsTo") && !await rights.SetUpIsOpen(ct))
            problems.AddRange(ChartRules.OfSuperior(existing, command.Content.ReportsTo, posts, await HeldSpans.All(db, ct), Bangkok.Day(work.At)));
        if (problems.Count > 0)
            return new ChartResult.Invalid(problems);
        return new ChartResult.Kept(write.Post(work, existing, command.Content, posts, units, command.Account));
    }, ct);

    /// <summary>Authority does not rest on names: no version is made.</summary>
    public Task<ChartResult> Handle(KeepPersonCommand command, CancellationToken ct) => Once("keep-person", command.Account, command.Key, command with { Key = "" }, async () =>
    {
        await using var work = await db.BeginWrite(ct);
        var at = clock.GetUtcNow().ToStoredInstant();
        if (await Before("keep-person", command.Account, command.Key, command with { Key = "" }, at, ct) is { } stopped)
            return stopped;
        var existing = await db.Set<Person>().SingleOrDefaultAsync(person => person.Id == command.Person, ct);
        if (command.Person is not null && existing is null)
            return new ChartResult.NotThere();
        if (ChartRules.Of(command.Content).ToList() is { Count: > 0 } problems)
            return new ChartResult.Invalid(problems);
        var kept = new ChartResult.Kept(write.Person(at, existing, command.Content, command.Account));
        once.Remember(command.Account, "keep-person", command.Key, command with { Key = "" }, kept.Id.ToString(), at);
        await db.SaveChangesAsync(ct);
        await work.Commit(ct);
        return kept;
    }, ct);

    public Task<ChartResult> CloseUnit(CloseCommand command, CancellationToken ct) => Organise("close-unit", command.Account, command.Key, command with { Key = "" }, async work =>
    {
        if (await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == command.Id && u.AbolishedOn == null, ct) is not { } unit)
            return new ChartResult.NotThere();
        var problems = ChartRules.OfDay(command.Day, Bangkok.Day(work.At)).ToList();
        if (await db.Set<Unit>().CountAsync(u => u.ParentId == unit.Id && u.AbolishedOn == null, ct) is > 0 and var units)
            problems.Add(new("", ChartProblemCode.UnitHasUnits, units));
        if (await db.Set<Post>().CountAsync(p => p.UnitId == unit.Id && p.AbolishedOn == null, ct) is > 0 and var posts)
            problems.Add(new("", ChartProblemCode.UnitHasPosts, posts));
        if (await db.Set<UnitFunction>().AnyAsync(f => f.UnitId == unit.Id, ct))
            problems.Add(new("", ChartProblemCode.UnitHasFunction));
        if (await db.Set<Asset>().CountAsync(a => a.HoldingUnitId == unit.Id, ct) is > 0 and var assets)
            problems.Add(new("", ChartProblemCode.UnitHasAssets, assets));
        if (problems.Count > 0)
            return new ChartResult.Invalid(problems);
        unit.AbolishedOn = command.Day;
        write.Note(work, OrganisationPart.Unit, unit.Id, OrganisationAct.Closed, unit.Name, command);
        return new ChartResult.Kept(unit.Id);
    }, ct);

    public Task<ChartResult> ClosePost(CloseCommand command, CancellationToken ct) => Organise("close-post", command.Account, command.Key, command with { Key = "" }, async work =>
    {
        if (await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == command.Id && p.AbolishedOn == null, ct) is not { } post)
            return new ChartResult.NotThere();
        var problems = ChartRules.OfDay(command.Day, Bangkok.Day(work.At)).ToList();
        if (await db.Set<Holding>().Where(h => h.PostId == post.Id && h.KnownTo == null && (h.To == null || h.To >= command.Day)).Select(h => h.Person!.Name).FirstOrDefaultAsync(ct) is { } holder)
            problems.Add(new("", ChartProblemCode.PostIsHeld, holder));
        if (await db.Set<HoldingProposal>().AnyAsync(p => p.PostId == post.Id && p.Status == ProposalStatus.Waiting, ct))
            problems.Add(new("", ChartProblemCode.ProposalWaits));
        if (problems.Count > 0)
            return new ChartResult.Invalid(problems);
        (post.AbolishedOn, post.ClosedIn) = (command.Day, work.Version);
        write.Note(work, OrganisationPart.Post, post.Id, OrganisationAct.Closed, post.Title, command);
        return new ChartResult.Kept(post.Id);
    }, ct);

    public Task<ChartResult> ClosePerson(CloseCommand command, CancellationToken ct) => Organise("close-person", command.Account, command.Key, command with { Key = "" }, async work =>
    {
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == command.Id && p.LeftOn == null, ct) is not { } person)
            return new ChartResult.NotThere();
        var problems = ChartRules.OfDay(command.Day, Bangkok.Day(work.At)).ToList();
        if (await db.Set<Holding>().Where(h => h.PersonId == person.Id && h.KnownTo == null && (h.To == null || h.To >= command.Day)).Select(h => h.Post!.Title).FirstOrDefaultAsync(ct) is { } post)
            problems.Add(new("", ChartProblemCode.PersonHolds, post));
        if (await db.Set<HoldingProposal>().AnyAsync(p => p.PersonId == person.Id && p.Status == ProposalStatus.Waiting, ct))
            problems.Add(new("", ChartProblemCode.ProposalWaits));
        if (problems.Count > 0)
            return new ChartResult.Invalid(problems);
        person.LeftOn = command.Day;
        write.Note(work, OrganisationPart.Person, person.Id, OrganisationAct.Closed, person.Name, command);
        return new ChartResult.Kept(person.Id);
    }, ct);

    /// <summary>
    /// A function of the whole house gives its powers to whoever sits in the unit. One administrator alone would so give powers to people: it goes only
    /// to a unit in which nobody holds a post yet, or while the office is set up. From there on holdings need their second person.
    /// </summary>
    async Task<IEnumerable<ChartProblem>> OfFunctions(KeepUnitCommand command, DateTimeOffset at, CancellationToken ct)
    {
        var has = await db.Set<UnitFunction>().Where(f => f.UnitId == command.Unit).Select(f => f.Function).ToListAsync(ct);
        var comes = command.Content.Functions.Except(has).ToList();
        var today = Bangkok.Day(at);
        return comes.Count > 0 && command.Unit is { } unit
            && await db.Set<Holding>().AnyAsync(h => h.KnownTo == null && h.Post!.UnitId == unit && (h.To == null || h.To >= today), ct)
            && !await rights.SetUpIsOpen(ct)
            ? [new ChartProblem("Functions", ChartProblemCode.FunctionNeedsEmptyUnit)]
            : [];
    }

    /// <summary>A change that authority may rest on: under the lock alone, with a version of its own, open tasks moved with it.</summary>
    Task<ChartResult> Organise(string name, Guid account, string key, object content, Func<ChangingWork, Task<ChartResult>> act, CancellationToken ct) => Once(name, account, key, content, async () =>
    {
        await using var work = await db.ChangingAuthority(AuthorityChange.Organisation, account, clock, ct);
        if (await Before(name, account, key, content, work.At, ct) is { } stopped)
            return stopped;
        var result = await act(work);
        if (result is ChartResult.Kept kept)
        {
            once.Remember(account, name, key, content, kept.Id.ToString(), work.At);
            await reassign.In(work, [.. Powers.All.Select(power => power.Code)], ct);
            await work.Commit(ct);
        }
        return result;
    }, ct);

    async Task<ChartResult?> Before(string name, Guid account, string key, object content, DateTimeOffset at, CancellationToken ct)
    {
        if (await once.Find(account, name, key, content, ct) is { } earlier)
            return Again(earlier);
        return await rights.Of(account, at, ct) is { DrawsChart: true } ? null : new ChartResult.NotYours();
    }

    async Task<ChartResult> Once(string name, Guid account, string key, object content, Func<Task<ChartResult>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        try
        {
            return await act();
        }
        catch (Exception refused) when (refused.IsFromDatabase() && (refused.Of(Refusals) || refused.Of(Idempotency.Refusals)))
        {
            db.ChangeTracker.Clear();
            return await once.Find(account, name, key, content, ct) is { } twin
                ? Again(twin)
                : new ChartResult.Invalid([refused.Of("ix_post_one_head_per_unit", "post.unit_id") ? new ChartProblem("IsHead", ChartProblemCode.HeadTaken, "") : new ChartProblem("Code", ChartProblemCode.CodeTaken, "")]);
        }
    }

    static ChartResult Again(Earlier earlier) =>
        earlier.SameContent ? new ChartResult.Kept(Guid.Parse(earlier.Answer)) : new ChartResult.FormUsedAlready(Guid.Parse(earlier.Answer));
}
