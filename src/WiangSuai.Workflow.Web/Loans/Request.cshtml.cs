using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The request form (ขอยืมพัสดุ), new or for a slip that was sent back. Every button posts the whole form, so that nothing typed is lost:
/// looking for things and taking them out change only the form; review shows the paper; only <c>file</c> files it.
/// </summary>
public class RequestModel(RequestReader reader, LendingSets sets, FileLoan file, LoanReader loans, SlipPapers papers, LoanTexts say, TimeProvider clock) : PageModel
{
    /// <summary>The slip that was sent back; null for a new one.</summary>
    [FromRoute(Name = "id")]
    public Guid? Slip { get; set; }

    protected LoanTexts Texts { get; } = say;

    protected SlipPapers Drawer { get; } = papers;

    protected DateOnly Today { get; } = clock.Today();

    /// <summary>Whether the form is about whoever sits before it, in the name of a post that is held.</summary>
    public virtual bool IsOwn => SentBack?.Loan.KeyedById is null;

    /// <summary>Words of the button that files what is shown.</summary>
    public virtual string FileWords => Slip is not null ? Texts["FileAgainDo"] : Papers.Count > 1 ? Texts["FileAllDo", Papers.Count] : Texts["FileDo"];

    /// <summary>What the look at the paper says above it.</summary>
    public virtual string ReviewWords => Texts["ReviewText"];

    /// <summary>What has to be thought of before this is filed; null where nothing has.</summary>
    public virtual string? ReviewWarning => null;

    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>Makes the form act once.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    public RequestView View { get; private set; } = null!;

    /// <summary>Filled in the review: the papers as they will be printed, one for each holding unit.</summary>
    public IReadOnlyList<SlipPaper> Papers { get; private set; } = [];

    /// <summary>Whose the form is: what a device keeps of it while its sender signs in again or changes the language comes back to nobody else.</summary>
    public Guid? Keeper => User.PersonId();

    /// <summary>The form as the office hands it out, with nothing typed yet.</summary>
    public bool IsFresh => HttpMethods.IsGet(Request.Method);

    /// <summary>The button with which the number of a thing was just changed: the next press is meant for it.</summary>
    public string? Pressed { get; private set; }

    public bool IsReview => Papers.Count > 0;

    /// <summary>Set where the form was filed before with other content.</summary>
    public Guid? FiledBefore { get; private set; }

    /// <summary>The slip that was sent back, with who sent it and why.</summary>
    public LoanFile? SentBack { get; private set; }

    /// <summary>The decision that sent it back.</summary>
    public Decision? Why => SentBack?.Decisions.LastOrDefault(decision => decision.Outcome == TaskOutcome.Returned);

    /// <summary>Heading of the page in the state that it is shown in.</summary>
    public virtual string Title => (IsReview, SentBack) switch
    {
        (true, _) => Texts["ReviewTitle"],
        (_, { } slip) => Texts["EditTitle", slip.SlipNumber],
        _ => Texts["RequestTitle"],
    };

    /// <param name="chosenSets">Sets whose things are chosen all at once; from then on they are ordinary lines.</param>
    public async Task<IActionResult> OnGetAsync(Guid[] things, [FromQuery(Name = "sets")] Guid[] chosenSets, DateField? from, DateField? to, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (await Blocked(person, ct) is { } elsewhere)
            return elsewhere;

        var posts = await reader.Posts(person, Today, ct);
        var post = posts.FirstOrDefault(held => held.Title == SentBack?.Loan.BorrowerPost) ?? posts.FirstOrDefault();
        Form = SentBack is { } sentBack
            ? RequestForm.Of(sentBack.Loan, post?.Id ?? Guid.Empty)
            : new RequestForm
            {
                Post = post?.Id ?? Guid.Empty,
                Things = await Chosen(things, chosenSets, ct),
                Start = from,
                Due = to,
                Phone = IsOwn ? await reader.Telephone(person, ct) : null,
            };
        Key = Idempotency.NewKey();
        ModelState.Clear();   // what the address says is a proposal, not an answer
        return await Show(person, ct);
    }

    /// <summary>What was ticked in the catalogue: things one by one, and all that sets hold.</summary>
    async Task<List<ThingField>> Chosen(Guid[] things, Guid[] chosenSets, CancellationToken ct)
    {
        IReadOnlyList<(Guid Asset, int Quantity)> ofSets = chosenSets is [] ? [] : await sets.Lines(chosenSets, ct);
        return [.. ofSets.Concat(things.Select(thing => (Asset: thing, Quantity: 1))).DistinctBy(line => line.Asset).Take(LoanRequest.MostThings)
            .Select(line => new ThingField { Asset = line.Asset, Quantity = line.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture) })];
    }

    /// <param name="act">What the pressed button asks: review, file, edit, find, days, or a change of one thing such as <c>remove:</c> and its id.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (await Blocked(person, ct) is { } elsewhere)
            return elsewhere;
        await KeepUpload(person, ct);

        Form.Things = [.. Form.Things.DistinctBy(thing => thing.Asset)];
        switch (act)
        {
            case "file":
                return await File(person, ct);
            case "find" or "edit" or "days":
                break;
            case not null when ChangeThings(act):
                Pressed = act;
                ModelState.Clear();   // the fields moved to other places; their errors come back with the next review
                return await Show(person, ct);
            default:
                await Review(person, ct);
                break;
        }
        if (act is "find" or "edit")
            ModelState.Clear();
        return await Show(person, ct);
    }

    /// <summary>Why a slip that was sent back cannot be changed here; null where it can, and for a new one.</summary>
    async Task<IActionResult?> Blocked(Guid person, CancellationToken ct)
    {
        if (Slip is not { } slip)
            return null;
        if (await loans.File(slip, ct) is not { } found || found.Loan.FiledById != person)
            return NotFound();
        SentBack = found;
        return found.Loan.Status == LoanStatus.SentBack || Request.Method == HttpMethods.Post ? null : Redirect($"/loans/{slip}");
    }

    /// <summary>A button that changes only what is typed; false for any other.</summary>
    protected virtual bool ChangeThings(string act)
    {
        if (act.Split(':') is not [var verb, var id] || !Guid.TryParse(id, out var thing))
            return false;
        var chosen = Form.Things.Find(field => field.Asset == thing);
        switch (verb)
        {
            case "add" when chosen is null:
                Form.Things.Add(new ThingField { Asset = thing });
                Form.Find = null;
                return true;
            case "remove":
                Form.Things.RemoveAll(field => field.Asset == thing);
                return true;
            case "more" or "less" when chosen is not null:
                chosen.Step(verb == "more" ? 1 : -1);
                return true;
            default:
                return false;
        }
    }

    async Task Review(Guid person, CancellationToken ct)
    {
        Say(await Problems(person, ct));
        if (!ModelState.IsValid)
            return;
        View = await reader.Of(Form, person, Slip, ct);
        var things = View.Things.OfType<RequestThing>().ToList();
        var byId = things.ToDictionary(thing => thing.Asset.Id);
        Papers = [.. Form.ToRequest().ByHoldingUnit(things.ToDictionary(thing => thing.Asset.Id, thing => thing.Asset)).Select(slip => Drawer.Blank(
            BorrowerOf(new SlipMatter("", "", "", Form.Phone ?? "", byId[slip.Things[0].Asset].Unit, Form.Purpose!.Trim(), Form.PlaceName!.Trim(),
                ThaiDates.DocumentInline(Form.Start!.Date!.Value), ThaiDates.DocumentInline(Form.Due!.Date!.Value))),
            [.. slip.Things.Select((asked, index) => (asked.Quantity, byId[asked.Asset].Asset, index)).Select(row =>
                Drawer.Row(row.index + 1, row.Asset.Name, row.Quantity, row.Asset.Counter, row.Asset.Number, row.Asset.Accessories))],
            Form.Place == LoanPlace.Outside)).Select(Marked)];
    }

    /// <summary>The matter with its borrower.</summary>
    protected virtual SlipMatter BorrowerOf(SlipMatter matter)
    {
        if (SentBack is { Loan.KeyedById: not null } keyed)
            return matter with { Borrower = keyed.BorrowerName, BorrowerPost = keyed.Loan.BorrowerPost, BorrowerUnit = keyed.BorrowerUnit };
        var post = View.Posts.First(held => held.Id == Form.Post);
        return matter with { Borrower = User.DisplayName(), BorrowerPost = post.Title, BorrowerUnit = post.Unit };
    }

    /// <summary>The paper with what has to stand on it besides.</summary>
    protected virtual SlipPaper Marked(SlipPaper paper) => paper;

    /// <summary>Keeps a file that was chosen, before anything else is looked at.</summary>
    protected virtual Task KeepUpload(Guid person, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What is wrong with it, without filing anything.</summary>
    protected virtual Task<IReadOnlyList<LoanProblem>> Problems(Guid person, CancellationToken ct) => file.Check(Command(person), ct);

    protected virtual Task<FileLoanResult> Handle(Guid person, CancellationToken ct) => file.Handle(Command(person), ct);

    protected virtual FileLoanCommand Command(Guid person) => new(person, Slip, Form.ToRequest(), Idempotency.KeyOf(Key));

    async Task<IActionResult> File(Guid person, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            Say(await Problems(person, ct));
            return await Show(person, ct);
        }
        switch (await Handle(person, ct))
        {
            case FileLoanResult.Filed filed:
                TempData[CaseModel.SaidKey] = filed.Loans.Count > 1 ? Texts["FiledTogether", filed.Loans.Count] : "Filed";
                return Redirect($"/loans/{filed.Loan}");
            case FileLoanResult.Invalid invalid:
                Say(invalid.Problems);
                break;
            case FileLoanResult.NotWaitingForYou:
                ModelState.AddModelError("", Texts["SlipMoved"]);
                break;
            case FileLoanResult.FormUsedAlready used:
                FiledBefore = used.Loan;
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));   // else the old key is rendered again
                break;
        }
        return await Show(person, ct);
    }

    /// <summary>One message beside each field: what the field itself could not read comes first.</summary>
    void Say(IEnumerable<LoanProblem> problems)
    {
        foreach (var problem in problems)
        {
            var field = Form.FieldOf(problem);
            if (ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
                ModelState.AddModelError(field, Texts.Say(problem));
        }
    }

    protected virtual async Task<IActionResult> Show(Guid person, CancellationToken ct)
    {
        View ??= await reader.Of(Form, person, Slip, ct);
        HttpContext.MayComeBack();
        return Page();
    }
}
