using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>One page of a list. Pages count from 1.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);

/// <summary>Who calls, and the token that acts of a browser carry in the header <c>RequestVerificationToken</c>.</summary>
public sealed record MeAnswer(string UserName, Guid? Person, string Name, IReadOnlyList<PostAnswer> Posts, IReadOnlyList<string> Roles, string? HeaderToken);

public sealed record PostAnswer(Guid Id, string Title);

/// <param name="Lendable">How many are not out of use.</param>
public sealed record AssetAnswer(Guid Id, string Number, string Name, string Class, string Counter, Guid HoldingUnit, bool IsPool, int Quantity, int Lendable);

public sealed record FreeDay(DateOnly Day, int Free, int Total);

public sealed record LoanAnswer(Guid Id, string Slip, string Borrower, string Unit, string FirstThing, int Things, LoanPlace Place, DateOnly StartsOn, DateOnly DueOn, decimal Amount, LoanStatus Status, DateTimeOffset StatusSince);

public sealed record LoanDetail(
    Guid Id, string Slip, string Borrower, string Unit, string HoldingUnit, string Purpose, LoanPlace Place, string PlaceName, DateOnly StartsOn, DateOnly DueOn, decimal Amount, LoanStatus Status,
    IReadOnlyList<LineAnswer> Lines, IReadOnlyList<string> WaitsFor);

public sealed record LineAnswer(Guid Asset, string Number, string Name, int Quantity, string Counter);

/// <param name="Post">The borrower's post; where it is left out, the first that the borrower holds.</param>
public sealed record LoanToFile(Guid? Post, IReadOnlyList<ThingToBorrow> Things, string Purpose, LoanPlace? Place, string? PlaceName, DateOnly? StartsOn, DateOnly? DueOn, string? Phone);

public sealed record ThingToBorrow(Guid Asset, int Quantity);

public sealed record Filed(Guid Id, string Href);

/// <param name="Until">The first instant at which the task is the others' again.</param>
public sealed record ClaimAnswer(DateTimeOffset Until);

public sealed record ToCancel(string Reason);

public sealed record ToExtend(DateOnly? NewDueOn, string? Reason);

public sealed record TaskAnswer(Guid Task, string Kind, string? Reference, string Subject, string? From, string? Unit, DateOnly? DueOn, DateTimeOffset Since, bool WaitsForYou, string Href);

/// <param name="Outcomes">What can be decided; empty where the caller may not.</param>
/// <param name="MatterHash">Goes back with the decision: it names what was seen.</param>
/// <param name="TakenBy">Who has taken it; while somebody else has, the caller decides nothing.</param>
/// <param name="PassedUpTo">The post to which it was sent up.</param>
public sealed record TaskDetail(
    Guid Task, string Title, string? Reference, string MatterHash, string? Together, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Reasons, IReadOnlyList<string> WhoCan, string? TakenBy, string? PassedUpTo);

public sealed record ToDecide(string Outcome, string? Comment, string MatterHash, string? Together);

public sealed record OrderAnswer(Guid Id, int Number, int YearBe, InstrumentKind Kind, string Subject, OrderState State, DateOnly From, DateOnly? To);

/// <summary>The routes, in the order of the reference page.</summary>
internal static class ApiRoutes
{
    const int MostPages = 100_000;
    const int AssetsAPage = 50;

    /// <summary>Longest span of days that is looked at, both included.</summary>
    const int LongestSpan = 62;

    static readonly string[] Outcomes = [TaskOutcome.Approved, TaskOutcome.Rejected, TaskOutcome.Returned];

    static readonly TokenMay Reads = new(Files: false), Files = new(Files: true);

    public static void MapMe(this RouteGroupBuilder api) => api.MapGet("/me", async (HttpContext http, AppDb db, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct) =>
        new MeAnswer(
            http.User.Identity!.Name!, http.User.PersonId(), http.User.DisplayName(!Languages.IsThai), [.. (await Posts(http.User, db, clock, ct)).Select(post => new PostAnswer(post.Id, Languages.IsThai ? post.Title : post.TitleEn))],
            [.. http.User.FindAll(ClaimTypes.Role).Select(role => role.Value)], http.User.IsToken() ? null : antiforgery.GetAndStoreTokens(http).RequestToken))
        .WithName("me").WithSummary("Who calls, with posts and roles").WithTags("Me").WithMetadata(Reads);

    public static void MapAssets(this RouteGroupBuilder api)
    {
        api.MapGet("/assets", async (string? q, Guid? unit, int? page, AssetFinder finder, CancellationToken ct) =>
            {
                var (found, at) = (await finder.Lendable(q, unit, ct), PageOf(page));
                return new ListPage<AssetAnswer>(
                    [.. (await finder.Load([.. found.Skip((at - 1) * AssetsAPage).Take(AssetsAPage)], ct)).Select(ToAnswer)], at, AssetsAPage, found.Count);
            })
            .WithName("assets").WithSummary("Things that are borrowed with a slip, by words and holding unit").WithTags("Assets").WithMetadata(Reads);

        api.MapGet("/assets/{id:guid}/availability", async (Guid id, DateOnly? from, DateOnly? to, AppDb db, Availability availability, ApiProblems problems, TimeProvider clock, CancellationToken ct) =>
            {
                if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == id, ct) is not { } asset)
                    return problems.Result(StatusCodes.Status404NotFound, "not-found");
                var first = from ?? clock.Today();
                var last = to ?? first.AddDays(30);
                if (last < first || last.DayNumber - first.DayNumber >= LongestSpan)
                    return problems.Result(StatusCodes.Status400BadRequest, "days");
                return TypedResults.Ok((await availability.Days([asset], first, last, clock.Today(), null, ct))[id].Select(day => new FreeDay(day.Day, day.Free, day.Total)).ToList());
            })
            .WithName("availability").WithSummary("How many are free on each day, at most 62 days").WithTags("Assets").WithMetadata(Reads)
            .Produces<List<FreeDay>>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status400BadRequest);
    }

    public static void MapLoans(this RouteGroupBuilder api)
    {
        api.MapGet("/loans", async (bool? ended, int? page, ClaimsPrincipal user, LoanReader loans, ApiProblems problems, CancellationToken ct) =>
            {
                if (user.PersonId() is not { } person)
                    return problems.Result(StatusCodes.Status403Forbidden, "no-person");
                var at = PageOf(page);
                return TypedResults.Ok(new ListPage<LoanAnswer>(
                    [.. (await loans.Of(person, ended ?? false, at, ct)).Select(ToAnswer)], at, LoanReader.PageSize, await loans.CountOf(person, ended ?? false, ct)));
            })
            .WithName("loans").WithSummary("The caller’s own slips: those running, or those ended").WithTags("Loans").WithMetadata(Reads).Produces<ListPage<LoanAnswer>>();

        api.MapGet("/loans/{id:guid}", async (Guid id, ClaimsPrincipal user, LoanReader loans, LoanAudiences audiences, ApiProblems problems, CancellationToken ct) =>
                await loans.File(id, ct) is { } file && await loans.MayRead(file.Loan, await audiences.Of(user, ct), ct)
                    ? TypedResults.Ok(ToDetail(file))
                    : problems.Result(StatusCodes.Status404NotFound, "not-found"))
            .WithName("loan").WithSummary("One slip that the caller may see").WithTags("Loans").WithMetadata(Reads).Produces<LoanDetail>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/loans", (LoanToFile asked, HttpContext http, FileLoan file, AppDb db, ApiProblems problems, LoanTexts say, TimeProvider clock, CancellationToken ct) =>
                FileSlip(null, asked, http, file, db, problems, say, clock, ct))
            .WithName("file-loan").WithSummary("Files a loan slip; a token files in the name of its person").WithTags("Loans").WithMetadata(Files)
            .Produces<Filed>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapPut("/loans/{id:guid}", (Guid id, LoanToFile asked, HttpContext http, FileLoan file, AppDb db, ApiProblems problems, LoanTexts say, TimeProvider clock, CancellationToken ct) =>
                FileSlip(id, asked, http, file, db, problems, say, clock, ct))
            .WithName("file-loan-again").WithSummary("Files a slip again that was sent back; it keeps its number").WithTags("Loans").WithMetadata(Files)
            .Produces<Filed>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapPost("/loans/{id:guid}/extension", async (Guid id, ToExtend asked, HttpContext http, AskForExtension ask, ApiProblems problems, ExtensionTexts say, CancellationToken ct) =>
                http.User.PersonId() is not { } person ? problems.Result(StatusCodes.Status403Forbidden, "no-person")
                    : await ask.Handle(new AskForExtensionCommand(person, id, asked.NewDueOn, asked.Reason ?? "", ApiServices.KeyOf(http.Request)), ct) switch
                    {
                        AskForExtensionResult.Asked extension => TypedResults.Created($"/loans/extensions/{extension.Extension}", new Filed(extension.Extension, $"/loans/extensions/{extension.Extension}")),
                        AskForExtensionResult.Invalid invalid => problems.Result(StatusCodes.Status422UnprocessableEntity, "invalid", null,
                            [.. invalid.Problems.Select(problem => new FieldProblem(problem.Field, problem.Code.ToString(), say.Of(problem)))]),
                        AskForExtensionResult.NotNow => problems.Result(StatusCodes.Status409Conflict, "not-waiting"),
                        AskForExtensionResult.FormUsedAlready => problems.Result(StatusCodes.Status409Conflict, "key-used"),
                        AskForExtensionResult.NoSuchLoan => problems.Result(StatusCodes.Status404NotFound, "not-found"),
                        var other => throw new System.Diagnostics.UnreachableException($"extending {other}"),
                    })
            .WithName("extend-loan").WithSummary("Asks for another day of return").WithTags("Loans").WithMetadata(Files)
            .Produces<Filed>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPost("/loans/{id:guid}/cancellation", async (Guid id, ToCancel asked, ClaimsPrincipal user, CancelLoan cancel, ApiProblems problems, CancellationToken ct) =>
                user.PersonId() is not { } person ? problems.Result(StatusCodes.Status403Forbidden, "no-person") : await cancel.Handle(new CancelLoanCommand(person, id, asked.Reason ?? ""), ct) switch
                {
                    CancelLoanResult.Cancelled => TypedResults.NoContent(),
                    CancelLoanResult.ReasonMissing => problems.Result(StatusCodes.Status422UnprocessableEntity, "reason"),
                    CancelLoanResult.TooLate => problems.Result(StatusCodes.Status409Conflict, "not-waiting"),
                    CancelLoanResult.NoSuchLoan or CancelLoanResult.NotYours => problems.Result(StatusCodes.Status404NotFound, "not-found"),
                    var other => throw new System.Diagnostics.UnreachableException($"cancelling {other}"),
                })
            .WithName("cancel-loan").WithSummary("Takes a request back before the things are handed over").WithTags("Loans")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="slip">The slip that was sent back; none for a new one.</param>
    static async Task<IResult> FileSlip(Guid? slip, LoanToFile asked, HttpContext http, FileLoan file, AppDb db, ApiProblems problems, LoanTexts say, TimeProvider clock, CancellationToken ct)
    {
        if (http.User.PersonId() is not { } person)
            return problems.Result(StatusCodes.Status403Forbidden, "no-person");
        var posts = await Posts(http.User, db, clock, ct);
        if (posts.FirstOrDefault(post => asked.Post is null || post.Id == asked.Post) is not { } own)
            return problems.Result(StatusCodes.Status400BadRequest, "post");
        var request = new LoanRequest(
            own.Id, [.. (asked.Things ?? []).Select(thing => new RequestedThing(thing.Asset, thing.Quantity))], asked.Purpose ?? "", asked.Place, asked.PlaceName ?? "", asked.StartsOn, asked.DueOn, asked.Phone ?? "");
        return await file.Handle(new FileLoanCommand(person, slip, request, ApiServices.KeyOf(http.Request)), ct) switch
        {
            FileLoanResult.Filed filed when slip is not null => TypedResults.Ok(new Filed(filed.Loan, $"/loans/{filed.Loan}")),
            FileLoanResult.Filed filed => TypedResults.Created($"/api/v1/loans/{filed.Loan}", new Filed(filed.Loan, $"/loans/{filed.Loan}")),
            FileLoanResult.Invalid invalid => problems.Result(StatusCodes.Status422UnprocessableEntity, "invalid", null,
                [.. invalid.Problems.Select(problem => new FieldProblem(problem.Field, problem.Code.ToString(), say.Say(problem)))]),
            FileLoanResult.FormUsedAlready => problems.Result(StatusCodes.Status409Conflict, "key-used"),
            FileLoanResult.NotWaitingForYou => problems.Result(StatusCodes.Status409Conflict, "not-waiting"),
            var other => throw new System.Diagnostics.UnreachableException($"filing {other}"),
        };
    }

    public static void MapInbox(this RouteGroupBuilder api)
    {
        api.MapGet("/inbox", async (InboxTab? list, int? page, ClaimsPrincipal user, InboxReader inbox, ApiProblems problems, TimeProvider clock, CancellationToken ct) =>
            {
                if (user.PersonId() is not { } person)
                    return problems.Result(StatusCodes.Status403Forbidden, "no-person");
                var (ask, today) = (new InboxAsk(list ?? InboxTab.Mine, Page: PageOf(page)), clock.Today());
                var (items, total) = (await inbox.Page(person, user, ask, ct), await inbox.Count(person, user, ask, ct));
                return TypedResults.Ok(new ListPage<TaskAnswer>([.. items.Select(item => new TaskAnswer(
                    item.Task, item.Kind.ToString(), item.Reference, item.Subject, item.From, item.Unit, item.DueOn, item.OpenedAt, item.WaitsOn(today), item.Href))], ask.Page, InboxReader.PageSize, total));
            })
            .WithName("inbox").WithSummary("What waits for the caller; with list=Available what the caller may take, with All and Done the rest").WithTags("Inbox").WithMetadata(Reads).Produces<ListPage<TaskAnswer>>();

        api.MapGet("/inbox/{task:guid}", async (Guid task, ClaimsPrincipal user, TaskReader tasks, CaseRooms rooms, AppDb db, RulingTexts texts, ApiProblems problems, TimeProvider clock, CancellationToken ct) =>
            {
                if (user.PersonId() is not { } person || await tasks.View(task, person, ct) is not { } view
                    || (view.Ruling is not Ruling.Granted && !await rooms.Of(view.Task.CaseKind).MayRead(view.Task.CaseId, user, ct)))
                    return problems.Result(StatusCodes.Status404NotFound, "not-found");
                var say = new RulingWords(texts, await OfficeNames.Read(db, ct), clock.GetUtcNow());
                var verb = Powers.Of(view.Task.PowerCode!).Verb;
                return TypedResults.Ok(new TaskDetail(
                    task, view.Sheet.Title, view.Sheet.Reference, view.Sheet.ContentHash, view.Together?.PowerCode,
                    view.IsReaders ? [.. Outcomes.Where(outcome => verb.Allows(outcome))] : [],
                    view.Ruling is Ruling.Refused refused ? [.. refused.Reasons.Select(say.Of)] : [],
                    [.. view.WhoCan.Select(who => who.Name)],
                    view.TakenBy?.By, view.PassedUp?.ToPost));
            })
            .WithName("task").WithSummary("One task: what it is about, what can be decided, or why not and who can").WithTags("Inbox").WithMetadata(Reads).Produces<TaskDetail>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/inbox/{task:guid}/decision", async (Guid task, ToDecide asked, HttpContext http, DecideTask decide, AppDb db, RulingTexts texts, ApiProblems problems, TimeProvider clock, CancellationToken ct) =>
                http.User.PersonId() is not { } person
                    ? problems.Result(StatusCodes.Status403Forbidden, "no-person")
                    : await decide.Handle(new DecideCommand(person, task, asked.Outcome ?? "", asked.Comment ?? "", asked.MatterHash ?? "", asked.Together, ApiServices.KeyOf(http.Request)), ct) switch
                    {
                        DecideResult.Decided decided => TypedResults.Ok(new Filed(decided.Case, decided.Href)),
                        DecideResult.AlreadyDecided first => problems.Result(StatusCodes.Status409Conflict, "already-decided", first.By),
                        DecideResult.NotEntitled refused => problems.Result(StatusCodes.Status403Forbidden, "not-entitled", null,
                            await Reasons(refused.Ruling, db, texts, clock, ct)),
                        DecideResult.TakenByAnother other => problems.Result(StatusCodes.Status409Conflict, "taken-by-another", other.By),
                        DecideResult.WasPassedUp up => problems.Result(StatusCodes.Status409Conflict, "passed-up", up.By),
                        DecideResult.CommentMissing => problems.Result(StatusCodes.Status422UnprocessableEntity, "comment-missing"),
                        DecideResult.CommentTooLong => problems.Result(StatusCodes.Status422UnprocessableEntity, "comment-too-long"),
                        DecideResult.MatterChanged => problems.Result(StatusCodes.Status409Conflict, "matter-changed"),
                        DecideResult.NotTogether => problems.Result(StatusCodes.Status409Conflict, "not-together"),
                        DecideResult.LimitUsedUp => problems.Result(StatusCodes.Status409Conflict, "limit-used-up"),
                        DecideResult.FormUsedAlready => problems.Result(StatusCodes.Status409Conflict, "key-used"),
                        DecideResult.CannotGoOn => problems.Result(StatusCodes.Status500InternalServerError, "cannot-go-on"),
                        DecideResult.NoSuchTask => problems.Result(StatusCodes.Status404NotFound, "not-found"),
                        DecideResult.NoSuchOutcome => problems.Result(StatusCodes.Status422UnprocessableEntity, "no-such-outcome"),
                        var other => throw new System.Diagnostics.UnreachableException($"deciding {other}"),
                    })
            .WithName("decide").WithSummary("Decides a task; never with a token").WithTags("Inbox")
            .Produces<Filed>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPut("/inbox/{task:guid}/claim", (Guid task, ClaimsPrincipal user, ClaimTask claims, ApiProblems problems, CancellationToken ct) => Claim(task, user, claims.Take, problems, ct))
            .WithName("take-task").WithSummary("Takes a task that several may decide, so that the others leave it; never with a token").WithTags("Inbox")
            .Produces<ClaimAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapDelete("/inbox/{task:guid}/claim", (Guid task, ClaimsPrincipal user, ClaimTask claims, ApiProblems problems, CancellationToken ct) => Claim(task, user, claims.Release, problems, ct))
            .WithName("release-task").WithSummary("Puts back a task that the caller took; never with a token").WithTags("Inbox")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    static async Task<IResult> Claim(Guid task, ClaimsPrincipal user, Func<Guid, Guid, CancellationToken, Task<ClaimResult>> act, ApiProblems problems, CancellationToken ct) =>
        user.PersonId() is not { } person ? problems.Result(StatusCodes.Status403Forbidden, "no-person") : await act(person, task, ct) switch
        {
            ClaimResult.Yours yours => TypedResults.Ok(new ClaimAnswer(yours.Until)),
            ClaimResult.Released => TypedResults.NoContent(),
            ClaimResult.TakenByAnother other => problems.Result(StatusCodes.Status409Conflict, "taken-by-another", other.By),
            ClaimResult.NotYours => problems.Result(StatusCodes.Status409Conflict, "not-waiting"),
            ClaimResult.NoSuchTask => problems.Result(StatusCodes.Status404NotFound, "not-found"),
            var other => throw new System.Diagnostics.UnreachableException($"claiming {other}"),
        };

    public static void MapOrders(this RouteGroupBuilder api) => api.MapGet("/orders", async (OrderState? state, int? page, AppDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var (at, now) = (PageOf(page), clock.GetUtcNow());
            var asked = db.Set<Orders.Instrument>().AsNoTracking().Where(order => order.KnownTo == null).In(state ?? OrderState.InForce, now);
            var orders = await asked.AsSplitQuery().Include(i => i.Revocations).ThenInclude(r => r.ByInstrument).Include(i => i.Suspensions).Include(i => i.Announcements).Include(i => i.Clauses).ThenInclude(c => c.DelegateePost)
                .OrderByDescending(i => i.Year).ThenByDescending(i => i.Number).ThenBy(i => i.Id).Skip((at - 1) * OrdersModel.PageSize).Take(OrdersModel.PageSize).ToListAsync(ct);
            return new ListPage<OrderAnswer>(
                [.. orders.Select(order => new OrderAnswer(order.Id, order.Number, order.Year + Years.Era, order.Kind, order.Subject, order.StateAt(now), order.From, order.To))],
                at, OrdersModel.PageSize, await asked.CountAsync(ct));
        })
        .WithName("orders").WithSummary("Orders by state; those in force unless another is asked for").WithTags("Orders").WithMetadata(Reads);

    public static void MapFindings(this RouteGroupBuilder api) => api.MapGet("/findings", async (bool? open, int? page, ClaimsPrincipal user, AuditReader audits, AuditReaders readers, CancellationToken ct) =>
        {
            var at = PageOf(page);
            var (lines, total) = await audits.Findings(AuditReaders.SeesAll(user) ? null : await readers.UnitsHeaded(user, ct), open ?? false, null, at, AuditReader.PageSize, ct);
            return new ListPage<FindingLine>(lines, at, AuditReader.PageSize, total);
        })
        .WithName("findings").WithSummary("Findings of internal audit: all, or to the head of a unit the own unit’s").WithTags("Audit").WithMetadata(Reads)
        .RequireAuthorization(policy => policy.RequireRole(AuditReaders.WithHeads.Split(',')));

    static int PageOf(int? asked) => Math.Clamp(asked ?? 1, 1, MostPages);

    static async Task<List<People.Post>> Posts(ClaimsPrincipal user, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var person = user.PersonId();
        return await db.Set<People.Holding>().AsNoTracking().Where(StandingHoldings.On(clock.Today())).Where(held => held.PersonId == person)
            .OrderBy(held => held.Mode == HoldingMode.Own ? 0 : 1).ThenBy(held => held.From).Select(held => held.Post!).ToListAsync(ct);
    }

    static async Task<IReadOnlyList<FieldProblem>> Reasons(Ruling.Refused refused, AppDb db, RulingTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var say = new RulingWords(texts, await OfficeNames.Read(db, ct), clock.GetUtcNow());
        return [.. refused.Reasons.Select(reason => new FieldProblem("authority", reason.Code, say.Of(reason)))];
    }

    static AssetAnswer ToAnswer(Asset asset) => new(asset.Id, asset.Number, asset.Name, asset.ClassCode, asset.Counter, asset.HoldingUnitId, asset.IsPool, asset.Quantity, asset.Lendable);

    static LoanAnswer ToAnswer(LoanLineItem item) => new(
        item.Id, item.SlipNumber, item.BorrowerName, item.BorrowerUnit, item.FirstThing, item.Things, item.Place, item.StartsOn, item.DueOn, item.Amount, item.Status, item.StatusSince);

    static LoanDetail ToDetail(LoanFile file) => new(
        file.Loan.Id, file.SlipNumber, file.BorrowerName, file.BorrowerUnit, file.HoldingUnit, file.Loan.Purpose, file.Loan.Place, file.Loan.PlaceName, file.Loan.StartsOn, file.Loan.DueOn, file.Loan.Amount, file.Loan.Status,
        [.. file.Loan.Lines.OrderBy(line => line.Position).Select(line => new LineAnswer(line.AssetId, line.AssetNumber, line.AssetName, line.Quantity, line.Counter))],
        [.. file.Waiting?.First.Select(first => first.Name) ?? []]);
}
