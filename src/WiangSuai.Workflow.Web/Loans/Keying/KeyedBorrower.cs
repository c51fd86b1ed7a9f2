namespace WiangSuai.Workflow.Web.Loans;

/// <summary>For whom an officer keys a slip (ยืมแทนผู้อื่น), as typed. What is wrong with it stands beside the form's field of the same name.</summary>
/// <param name="Person">Somebody of the office's chart; for <see cref="BorrowerKind.Staff"/> alone.</param>
/// <param name="Name">As it stands on the paper; for an agency the person who answers for it there.</param>
/// <param name="Post">Post as on the paper.</param>
/// <param name="Unit">The unit of somebody known by name only.</param>
/// <param name="Agency">Name of the other agency.</param>
/// <param name="LetterNumber">Number of its letter, with <paramref name="LetterDate"/>.</param>
/// <param name="Picture">Kept picture of the letter.</param>
public sealed record KeyedBorrower(
    BorrowerKind Kind, Guid? Person, string Name, string Post, Guid? Unit, string Agency, string LetterNumber, DateOnly? LetterDate, Guid? Picture)
{
    public const int LongestName = 200;
    public const int LongestNumber = 60;

    /// <param name="keyer">Who keys it.</param>
    /// <param name="before">Of a loan from before the system the letter may be lost; its slip is there.</param>
    public IEnumerable<LoanProblem> Problems(Guid keyer, DateOnly today, bool before)
    {
        switch (Kind)
        {
            case BorrowerKind.Staff when Person is null:
                yield return new("Borrower.Person", LoanProblemCode.BorrowerMissing);
                break;
            case BorrowerKind.Staff when Person == keyer:
                yield return new("Borrower.Person", LoanProblemCode.KeyerIsBorrower);
                break;
            case BorrowerKind.Named or BorrowerKind.Agency:
                foreach (var (field, text) in new[] { ("Borrower.Name", Name), ("Borrower.Post", Post), ("Borrower.Agency", Kind == BorrowerKind.Agency ? Agency : "-") })
                {
                    if (string.IsNullOrWhiteSpace(text))
                        yield return new(field, field == "Borrower.Agency" ? LoanProblemCode.AgencyMissing : field == "Borrower.Post" ? LoanProblemCode.BorrowerPostMissing : LoanProblemCode.BorrowerNameMissing);
                    else if (text.Length > LongestName)
                        yield return new(field, LoanProblemCode.TooLong, text.Length, LongestName);
                }
                break;
        }
        if (Kind == BorrowerKind.Named && Unit is null)
            yield return new("Borrower.Unit", LoanProblemCode.BorrowerUnitMissing);
        if (Kind != BorrowerKind.Agency || (before && string.IsNullOrWhiteSpace(LetterNumber) && LetterDate is null))
            yield break;
        if (string.IsNullOrWhiteSpace(LetterNumber))
            yield return new("Borrower.LetterNumber", LoanProblemCode.LetterNumberMissing);
        else if (LetterNumber.Length > LongestNumber)
            yield return new("Borrower.LetterNumber", LoanProblemCode.TooLong, LetterNumber.Length, LongestNumber);
        if (LetterDate is not { } day)
            yield return new("Borrower.LetterDate", LoanProblemCode.LetterDateMissing);
        else if (day > today)
            yield return new("Borrower.LetterDate", LoanProblemCode.DayNotYetCome, today);
        if (!before && Picture is null)
            yield return new("Borrower.Picture", LoanProblemCode.PictureMissing);
    }
}

/// <summary>Who keys a slip, as it will be printed.</summary>
public sealed record Keyer(Guid Id, string Name, string Post);

/// <summary>The borrower as the slip will have it.</summary>
/// <param name="UnitId">None for another agency.</param>
/// <param name="UnitName">The agency's name for another agency.</param>
public sealed record BorrowerOfSlip(Guid Person, BorrowerKind Kind, string Post, Guid? UnitId, string UnitName, Keyer? Keyer = null, string? LetterNumber = null, DateOnly? LetterDate = null);
