using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Anybody who holds a slip in the hand asks whether the office knows it (ตรวจสอบเอกสาร). Names, purpose and things are not told: who has the paper compares
/// number, dates and posts with it. A code is not guessed: see <see cref="Verifying"/>.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(Verifying.Policy)]
public sealed class VerifyModel(LoanReader loans, OrdersCited orders, AppDb db, LoanTexts loanTexts, VerifyTexts say, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    public VerifiedPaper? Paper { get; private set; }

    public bool IsUnknown { get; private set; }

    public DateTimeOffset At { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Code))
            return;
        if (Verifying.Read(Code) is { } code
            && await db.Set<Loan>().Where(loan => loan.VerificationCode == code).Select(loan => (Guid?)loan.Id).SingleOrDefaultAsync(ct) is { } id
            && await loans.File(id, ct) is { } file)
            Paper = await Tell(file, ct);
        IsUnknown = Paper is null;
    }

    async Task<VerifiedPaper> Tell(LoanFile file, CancellationToken ct)
    {
        var loan = file.Loan;
        var cited = await orders.Of(file.Decisions, ct);
        var approval = LoanSteps.Standing(file.Decisions).LastOrDefault(decision => decision.Outcome == TaskOutcome.Approved && LoanSteps.OfPower(decision.PowerCode) == 3);
        return new VerifiedPaper(
            loan.Status is not (LoanStatus.Rejected or LoanStatus.Cancelled),
            [
                new(say["Kind"], say["LoanSlip"]),
                new(say["Number"], say["NumberValue", file.SlipNumber]),
                new(say["FiledOn"], ThaiDates.Brief(Bangkok.Day(loan.Filings[^1].At))),
                .. loan.IsBefore ? [new Fact(loanTexts["Before"], loanTexts["BeforeText"])] : Array.Empty<Fact>(),
                .. loan.KeyedByPost is { } keyer ? [new Fact(loanTexts["KeyedBy"], keyer)] : Array.Empty<Fact>(),
                new(say["Days"], ThaiDates.Range(loan.StartsOn, loan.DueOn)),
                new(say["Status"], loanTexts.Mark(loan.Status, loan.IsOverdue(clock.Today()), loan.IsBefore).Word),
                .. approval is null ? Array.Empty<Fact>() : Approval(approval, cited.GetValueOrDefault(approval.Id)),
                .. loan.HandOver is { At: var handedOver } ? [new Fact(say["HandedOverAt"], ThaiDates.Stamp(handedOver))] : Array.Empty<Fact>(),
                .. loan is { Status: LoanStatus.GivenBack or LoanStatus.Closed, GiveBacks: [.., { At: var givenBack }] } ? [new Fact(say["GivenBackAt"], ThaiDates.Stamp(givenBack))] : Array.Empty<Fact>(),
            ]);
    }

    Fact[] Approval(Decision approval, OrderCited? order) =>
    [
        new(say["ApproverPost"], approval.SignatureBlock.ReplaceLineEndings(" ")),
        .. order is null ? Array.Empty<Fact>() : [new Fact(say["Basis"], order.InWords(loanTexts))],
        new(say["ApprovedAt"], ThaiDates.Stamp(approval.At)),
    ];
}

/// <summary>What is told of a paper.</summary>
/// <param name="Stands">Neither rejected nor withdrawn.</param>
public sealed record VerifiedPaper(bool Stands, IReadOnlyList<Fact> Facts);

/// <summary>Keeps codes from being tried one after the other.</summary>
public static class Verifying
{
    public const string Policy = "verify";

    /// <summary>Codes that one address may try in a minute. Of some 10^17 codes even a million addresses find none.</summary>
    const int TriesInAMinute = 30;

    const int Groups = 3, InGroup = 4;

    /// <summary>As it stands in the register, however it was typed: without hyphens, in small letters; null where it cannot be a code.</summary>
    public static string? Read(string typed)
    {
        var signs = new string([.. ThaiDigits.ToArabic(typed).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return signs.Length == Groups * InGroup ? string.Join('-', signs.Chunk(InGroup).Select(group => new string(group))) : null;
    }

    public static IServiceCollection AddVerifying(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, http => http.Request.Query.ContainsKey("code")
            ? RateLimitPartition.GetFixedWindowLimiter(KnownDevices.AddressOf(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = TriesInAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });
}
