using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The property officer keys a slip whose things were out before the system began (ใบยืมก่อนใช้ระบบ), from its paper.</summary>
public sealed class BeforeModel(
    RequestReader reader, LendingSets sets, BorrowerChoices choices, SlipImages images, FileLoan file, KeyLoanBefore key, LoanReader loans, SlipPapers papers, LoanTexts say, TimeProvider clock)
    : ForOtherModel(reader, sets, choices, images, file, loans, papers, say, clock)
{
    [BindProperty]
    public BeforeForm Before { get; set; } = new();

    public override string Title => Texts[IsReview ? "BeforeReviewTitle" : "BeforeTitle"];

    public override string ReviewWords => Texts["BeforeReview"];

    /// <summary>Said once more above the paper: what the series goes on with after a number that leaves many out.</summary>
    public override string? ReviewWarning => Before.Far is not null && Whole(Before.Number) is { } number and < int.MaxValue && Whole(Before.Far) == number ? Texts["PaperFarNext", number, number + 1] : null;

    public override string FileWords => Texts["BeforeDo"];

    /// <summary>Shown where the number leaves many out, and only there.</summary>
    public bool AsksWhetherFar => Before.Far is not null || farAsked;

    bool farAsked;

    protected override string PictureField => "Before.Picture";

    protected override void HasKept(Guid picture) => Before.Picture = picture;

    protected override async Task<IReadOnlyList<LoanProblem>> Problems(Guid person, CancellationToken ct) => Seen(await key.Check(Keyed(person), ct));

    protected override async Task<FileLoanResult> Handle(Guid person, CancellationToken ct)
    {
        var answer = await key.Handle(Keyed(person), ct);
        if (answer is FileLoanResult.Invalid invalid)
            Seen(invalid.Problems);
        return answer;
    }

    protected override SlipPaper Marked(SlipPaper paper) =>
        Before.PaperDate?.Date is { } day ? Drawer.FromBefore(base.Marked(paper), $"{Whole(Before.Number)}/{Whole(Before.Year)} ({paper.Matter.HoldingUnit})", day) : base.Marked(paper);

    IReadOnlyList<LoanProblem> Seen(IReadOnlyList<LoanProblem> problems)
    {
        farAsked = problems.Any(problem => problem.Code == LoanProblemCode.PaperNumberFar);
        return problems;
    }

    KeyLoanBeforeCommand Keyed(Guid person) => new(
        person, Borrower.ToKeyed() with { Picture = null }, Form.ToRequest(), Whole(Before.Number), Whole(Before.Year) - Years.Era, Before.PaperDate?.Date, Before.Picture, Whole(Before.Far), Idempotency.KeyOf(Key));

    static int? Whole(string? typed) => int.TryParse(ThaiDigits.ToArabic(typed?.Trim() ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What the paper says of itself, as typed.</summary>
public sealed class BeforeForm
{
    public string? Number { get; set; }

    /// <summary>Of the Buddhist era, as on the paper.</summary>
    public string? Year { get; set; }

    /// <summary>The number that was confirmed although it leaves many out.</summary>
    public string? Far { get; set; }

    public DateField? PaperDate { get; set; }

    /// <summary>The kept picture of the paper.</summary>
    public Guid? Picture { get; set; }
}
