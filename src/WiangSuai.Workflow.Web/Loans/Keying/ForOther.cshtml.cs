using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The property officer keys a request for somebody who does not sign in, or for another agency (ยืมแทนผู้อื่น). It is decided as any other, by others than
/// the officer; the borrower signs with ink.
/// </summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public class ForOtherModel(RequestReader reader, LendingSets sets, BorrowerChoices choices, SlipImages images, FileLoan file, LoanReader loans, SlipPapers papers, LoanTexts say, TimeProvider clock)
    : RequestModel(reader, sets, file, loans, papers, say, clock)
{
    [BindProperty]
    public BorrowerForm Borrower { get; set; } = new();

    /// <summary>The file, where one was chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Whom of the office the officer may choose.</summary>
    public IReadOnlyList<PersonChoice> People { get; private set; } = [];
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    /// <summary>Who keys it, as it will stand on the case and on the paper.</summary>
    public string Officer => $"{User.DisplayName(!Languages.IsThai)} {(User.PostTitles(!Languages.IsThai) is [var post, ..] ? post : "")}".TrimEnd();

    public override bool IsOwn => false;

    public override string Title => Texts[IsReview ? "ReviewTitle" : "ForOtherTitle"];

    public override string ReviewWords => Texts["ForOtherReview"];

    /// <summary>Name of the picture's field, for the message beside it.</summary>
    protected virtual string PictureField => "Borrower.Picture";

    /// <summary>The kept picture that this form asks for.</summary>
    protected virtual void HasKept(Guid picture) => Borrower.Picture = picture;

    protected override bool ChangeThings(string act)
    {
        if (act.Split(':') is not ["kind", var kind] || !Enum.TryParse<BorrowerKind>(kind, out var chosen) || !Enum.IsDefined(chosen))
            return base.ChangeThings(act);
        Borrower.Kind = chosen;
        return true;
    }

    protected override FileLoanCommand Command(Guid person) => base.Command(person) with
    {
        Slip = null,
        Request = Borrower.Kind == BorrowerKind.Agency ? Form.ToRequest() with { Place = LoanPlace.Outside } : Form.ToRequest(),
        For = Borrower.ToKeyed(),
    };

    protected override SlipMatter BorrowerOf(SlipMatter matter)
    {
        var known = Borrower.Kind == BorrowerKind.Staff ? People.FirstOrDefault(person => person.Id == Borrower.Person) : null;
        return matter with
        {
            Borrower = known?.Name ?? Borrower.Name?.Trim() ?? "",
            BorrowerPost = known?.Post ?? Borrower.Post?.Trim() ?? "",
            BorrowerUnit = known?.Unit ?? (Borrower.Kind == BorrowerKind.Agency ? Borrower.Agency?.Trim() : Units.FirstOrDefault(unit => unit.Id == Borrower.Unit)?.Name) ?? "",
        };
    }

    protected override SlipPaper Marked(SlipPaper paper) => Drawer.Keyed(paper, User.DisplayName(), User.PostTitles() is [var post, ..] ? post : "", Borrower.ToKeyed());

    protected override async Task KeepUpload(Guid person, CancellationToken ct)
    {
        (People, Units) = await choices.Read(ct);
        var (picture, problem) = await images.KeepFor(person, Upload, ct);
        if (picture is not null)
        {
            HasKept(picture.Value);
            ModelState.Remove(PictureField);   // else the old one is rendered again
        }
        if (problem is { } why)
            ModelState.AddModelError(PictureField, Texts[$"ProblemPicture{why}", SlipImage.MostBytes / 1024 / 1024]);
    }

    protected override async Task<IActionResult> Show(Guid person, CancellationToken ct)
    {
        if (People.Count == 0)
            (People, Units) = await choices.Read(ct);
        return await base.Show(person, ct);
    }
}

/// <summary>What stands in the form about the borrower, as typed.</summary>
public sealed class BorrowerForm
{
    public BorrowerKind Kind { get; set; }
    public Guid? Person { get; set; }
    public string? Agency { get; set; }
    public string? Name { get; set; }
    public string? Post { get; set; }
    public Guid? Unit { get; set; }
    public string? LetterNumber { get; set; }
    public DateField? LetterDate { get; set; }

    /// <summary>The kept picture of the agency's letter.</summary>
    public Guid? Picture { get; set; }

    /// <summary>What belongs to another kind of borrower is left behind.</summary>
    public KeyedBorrower ToKeyed() => new(
        Kind, Kind == BorrowerKind.Staff ? Person : null, Name ?? "", Post ?? "", Kind == BorrowerKind.Named ? Unit : null, Agency ?? "", LetterNumber ?? "", LetterDate?.Date,
        Kind == BorrowerKind.Agency ? Picture : null);
}
