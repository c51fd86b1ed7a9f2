using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The chase letter as a paper for A4 (หนังสือทวงถาม): filled from the slip and, where a letter was recorded, from that act. Number, date and signature are left
/// to ink: the system issues neither here.
/// </summary>
public sealed class LetterModel(AppDb db, LoanReader loans, LoanAudiences audiences, UnitHeads heads, ChaseTexts texts, IConfiguration settings, ScreenTexts screen, TimeProvider clock) : PageModel
{
    public LoanFile Slip { get; private set; } = null!;

    public Guid Chase { get; private set; }

    public ChaseLetter Paper { get; private set; } = null!;

    /// <param name="time">Which act; the latest letter where none is asked for, a blank one where none was recorded.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, int? time, CancellationToken ct)
    {
        var chase = await db.Set<Chase>().AsNoTracking().Include(c => c.Acts.OrderBy(act => act.Time)).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (chase is null || await loans.File(chase.LoanId, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return NotFound();
        var letters = chase.Acts.Where(act => act.Manner == ChaseManner.Letter).ToList();
        var letter = time is { } asked ? letters.SingleOrDefault(act => act.Time == asked) : letters.LastOrDefault();
        if (time is not null && letter is null)
            return NotFound();
        var head = file.Loan.BorrowerUnitId is { } unit && await heads.Of(unit, clock.GetUtcNow(), ct) is [var first, ..] ? first.Post : null;
        (Slip, Chase, Paper) = (file, id, Of(file, chase, head ?? texts.Print("LetterTo", file.BorrowerUnit), letter, letter?.Time ?? chase.Acts.Count + 1));
        return Page();
    }

    ChaseLetter Of(LoanFile file, Chase chase, string to, ChaseAct? letter, int which)
    {
        var loan = file.Loan;
        return new ChaseLetter(
            settings["Office:Name"] ?? screen.In(Languages.Thai, "OfficeName"),
            file.HoldingUnit,
            letter is null ? texts.Print("LetterBlank") : ThaiDates.Document(letter.DoneOn),
            texts.Print("LetterSubject", ThaiDigits.ToThai($"{which}")),
            ThaiDigits.ToThai(to),
            ThaiDigits.ToThai(texts.Print("LetterFacts", file.BorrowerName, loan.BorrowerPost, file.BorrowerUnit, file.HoldingUnit, file.SlipNumber,
                ThaiDates.Document(Bangkok.Day(loan.Filings[^1].At)), loan.Purpose, ThaiDates.Document(chase.DueOn))),
            [.. loan.Lines.Where(line => loan.NotBack(line) > 0).OrderBy(line => line.Position).Select((line, index) => new SlipRow(
                ThaiDigits.ToThai($"{index + 1}"), ThaiDigits.ToThai(line.AssetName), ThaiDigits.ToThai($"{loan.NotBack(line)} {line.Counter}"), ThaiDigits.ToThai(line.AssetNumber), ""))],
            ThaiDigits.ToThai(texts.Print("LetterAsks", letter?.ReturnBy is { } by ? ThaiDates.Document(by) : texts.Print("LetterBlank"))),
            letter is null ? null : ThaiDigits.ToThai(letter.Text),
            loan.VerificationCode);
    }
}

/// <summary>What stands on the letter, in Thai and Thai digits.</summary>
/// <param name="Words">The act's own words; null for a letter that is not recorded yet.</param>
public sealed record ChaseLetter(
    string Office, string From, string Date, string Subject, string To, string Facts, IReadOnlyList<SlipRow> Rows, string Asks, string? Words, string Code);
