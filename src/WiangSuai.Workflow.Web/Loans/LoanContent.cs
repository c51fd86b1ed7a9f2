using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// What a signer is shown of a slip, in one canonical text, and its hash. Names of people and telephone numbers are not in it,
/// so that they can be blanked when their retention ends while the proof still holds.
/// </summary>
public static class LoanContent
{
    public static string HashOf(Loan loan) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(loan))));

    public static string CanonicalText(Loan loan) => JsonSerializer.Serialize(new
    {
        kind = "loan",
        id = loan.Id,
        borrower = loan.BorrowerId,
        borrowerPost = loan.BorrowerPost,
        borrowerUnit = loan.BorrowerUnitId,
        borrowerKind = loan.BorrowerKind.ToString(),
        keyedBy = loan.KeyedById,
        letter = loan.LetterNumber is null ? null : new { number = loan.LetterNumber, date = loan.LetterDate!.Value.ToString("O", CultureInfo.InvariantCulture), agency = loan.BorrowerUnitName },
        before = loan.PaperDate is not { } paper ? null : new
        {
            paperNumber = loan.Number,
            paperYear = loan.Year,
            paperDate = paper.ToString("O", CultureInfo.InvariantCulture),
            decidedHere = false,
            handedOverHere = false,
        },
        holdingUnit = loan.HoldingUnitId,
        purpose = loan.Purpose,
        place = loan.Place.ToString(),
        placeName = loan.PlaceName,
        startsOn = loan.StartsOn.ToString("O", CultureInfo.InvariantCulture),
        dueOn = loan.DueOn.ToString("O", CultureInfo.InvariantCulture),
        amount = loan.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        lines = loan.Lines.OrderBy(line => line.Position).Select(line => new
        {
            asset = line.AssetId,
            number = line.AssetNumber,
            quantity = line.Quantity,
            price = line.UnitPrice.ToString("0.00", CultureInfo.InvariantCulture),
        }),
    });
}
