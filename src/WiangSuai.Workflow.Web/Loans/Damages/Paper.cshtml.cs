using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The case as a paper for A4 (บันทึกพัสดุที่ยืมชำรุดหรือสูญหาย), with whoever signed so far; the other places are left to ink.</summary>
public sealed class DamagePaperModel(DamageReader damages, LoanReader loans, LoanAudiences audiences, DamageTexts texts, IConfiguration settings, ScreenTexts screen) : PageModel
{
    public DamageFile View { get; private set; } = null!;
    public DamagePaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await damages.File(id, ct) is not { } file || !await loans.MayRead(file.Slip.Loan, await audiences.Of(User, ct), ct))
            return NotFound();
        (View, Paper) = (file, Of(file));
        return Page();
    }

    DamagePaper Of(DamageFile file)
    {
        var (damage, slip) = (file.Case, file.Slip);
        return new DamagePaper(
            settings["Office:Name"] ?? screen.In(Languages.Thai, "OfficeName"),
            ThaiDigits.ToThai(file.Number),
            ThaiDates.Document(Bangkok.Day(damage.OpenedAt)),
            ThaiDigits.ToThai(texts.Print("PaperFacts", slip.BorrowerName, slip.Loan.BorrowerPost, slip.BorrowerUnit, slip.HoldingUnit, slip.SlipNumber, ThaiDates.Document(Bangkok.Day(slip.Loan.HandOver!.At)), ThaiDates.Document(Bangkok.Day(damage.OpenedAt)))),
            [.. damage.Items.Select(item => new DamageRow(
                ThaiDigits.ToThai($"{item.Position}"), ThaiDigits.ToThai(item.AssetName), ThaiDigits.ToThai($"{item.Quantity} {item.Counter}"), ThaiDigits.ToThai(item.AssetNumber),
                texts.Print("Fate." + item.Fate), Money.Document(item.Price), ThaiDigits.ToThai(item.Note), Way(damage, item)))],
            damage.Statements is [.., var said] ? ThaiDigits.ToThai(said.Text) : null,
            damage.Proposal is { } proposal ? ThaiDates.Document(proposal.DueOn) : null,
            damage.Statements is [.., { TakenDownAs: null } own] ? new SlipSignature(own.PersonName, [], [texts.Print("StatedAt", ThaiDates.DocumentStamp(own.At))]) : SlipSignature.Ink,
            damage.Proposal is { } last ? new SlipSignature(last.PersonName, [ThaiDigits.ToThai(last.Post)], [texts.Print("ProposedAt", ThaiDates.DocumentStamp(last.At))]) : SlipSignature.Ink,
            Direction(file),
            file.Decisions is [.., { Comment.Length: > 0 } words] ? ThaiDigits.ToThai(words.Comment) : null,
            damage.Settlement is { } settled
                ? new SlipParties(settled.BorrowerName, settled.OfficerName, ThaiDates.DocumentStamp(settled.At))
                : SlipParties.Ink,
            damage.Settlement is { } done
                ? ThaiDigits.ToThai(string.Join(" · ", damage.Items.Select(item => texts.Print("PaperProof", item.AssetName, done.Proofs.Single(proof => proof.ItemId == item.Id).Reference))))
                : null,
            slip.Loan.VerificationCode);
    }

    SlipSignature Direction(DamageFile file) => file.Decisions is [.., { Outcome: not TaskOutcome.Returned } made]
        ? new SlipSignature(made.PersonName, [.. made.SignatureBlock.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ThaiDigits.ToThai)],
            [texts.Print(made.Outcome == TaskOutcome.Approved ? "DirectedAt" : "NotLiableAt", ThaiDates.DocumentStamp(made.At))])
        : SlipSignature.Ink;

    string Way(DamageCase damage, DamageItem item) => damage.WayOf(item) switch
    {
        null => "",
        { Way: MakeGood.Pay, Amount: { } paid } => texts.Print("PaperPay", Money.Document(paid)),
        var way => texts.Print("Way." + way.Way),
    };
}

/// <summary>What stands on the paper, in Thai and Thai digits.</summary>
public sealed record DamagePaper(
    string Office, string Number, string Date, string Facts, IReadOnlyList<DamageRow> Rows, string? Statement, string? DueOn,
    SlipSignature Borrower, SlipSignature Officer, SlipSignature Decider, string? Direction, SlipParties Parties, string? Proofs, string Code);

public sealed record DamageRow(string Position, string Thing, string Quantity, string Number, string Fate, string Price, string Note, string Way);
