using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What a borrower filled in. <see cref="Problems"/> says what is wrong with it, field by field.</summary>
/// <param name="Post">The borrower's post in whose name the slip is filed; matters to people who hold two.</param>
public sealed record LoanRequest(
    Guid Post,
    IReadOnlyList<RequestedThing> Things,
    string Purpose,
    LoanPlace? Place,
    string PlaceName,
    DateOnly? StartsOn,
    DateOnly? DueOn,
    string Phone)
{
    public const int LongestPurpose = 500;
    public const int LongestPlaceName = 200;
    public const int LongestPhone = 30;
    public const int MostThings = 30;

    /// <summary>Latest start from today, in days: further ahead nobody can know.</summary>
    public const int FurthestAhead = 365;

    /// <summary>Years back to which a paper may reach: longer than any loan that is still chased.</summary>
    public const int MostYearsBack = 20;

    /// <summary>What is asked of each holding unit (แยกใบยืมตามหน่วยงานครอบครอง), things in their order; units always in one order.</summary>
    /// <param name="assets">Holds every thing asked for.</param>
    public IReadOnlyList<LoanRequest> ByHoldingUnit(IReadOnlyDictionary<Guid, Asset> assets) =>
        [.. Things.GroupBy(thing => assets[thing.Asset].HoldingUnitId).OrderBy(unit => unit.Key).Select(unit => this with { Things = [.. unit] })];

    /// <param name="assets">The register's rows for the things asked for; a thing missing here does not exist.</param>
    /// <param name="classes">Rules by class code.</param>
    /// <param name="before">The things are out already: days and rules for asking do not apply any more.</param>
    /// <param name="oneUnit">A slip that has its number stays with its unit; a new basket is split instead.</param>
    public IEnumerable<LoanProblem> Problems(IReadOnlyDictionary<Guid, Asset> assets, IReadOnlyDictionary<string, AssetClass> classes, DateOnly today, bool oneUnit, bool before = false)
    {
        if (Things.Count == 0)
            yield return new("things", LoanProblemCode.NothingChosen);
        if (Things.Count > MostThings)
            yield return new("things", LoanProblemCode.TooManyThings, MostThings);

        foreach (var thing in Things)
        {
            if (!assets.TryGetValue(thing.Asset, out var asset) || asset.RetiredOn is not null)
                yield return new($"thing-{thing.Asset}", LoanProblemCode.NoSuchThing);
            else if (!before && classes[asset.ClassCode].HasOwnForm)
                yield return new($"thing-{thing.Asset}", LoanProblemCode.HasFormOfItsOwn, asset.Name);
            else if (thing.Quantity < 1)
                yield return new($"thing-{thing.Asset}", LoanProblemCode.QuantityMissing, asset.Name);
            else if (thing.Quantity > asset.Quantity)
                yield return new($"thing-{thing.Asset}", LoanProblemCode.MoreThanThereAre, asset.Name, asset.Quantity, asset.Counter);
            else if (!before && StartsOn is { } first && DueOn is { } last && last >= first && last.DayNumber - first.DayNumber + 1 > classes[asset.ClassCode].LongestLoanDays)
                yield return new("due", LoanProblemCode.LongerThanItsClassAllows, asset.Name, classes[asset.ClassCode].LongestLoanDays);
        }
        if (oneUnit && Things.Select(thing => assets.GetValueOrDefault(thing.Asset)?.HoldingUnitId).OfType<Guid>().Distinct().Count() > 1)
            yield return new("things", LoanProblemCode.SeveralHoldingUnits);

        foreach (var twice in Things.GroupBy(thing => thing.Asset).Where(group => group.Count() > 1))
            yield return new($"thing-{twice.Key}", LoanProblemCode.AskedForTwice);
        if (Phone.Length > LongestPhone)
            yield return new("phone", LoanProblemCode.TooLong, Phone.Length, LongestPhone);

        if (string.IsNullOrWhiteSpace(Purpose))
            yield return new("purpose", LoanProblemCode.PurposeMissing);
        else if (Purpose.Length > LongestPurpose)
            yield return new("purpose", LoanProblemCode.TooLong, Purpose.Length, LongestPurpose);

        if (Place is null)
            yield return new("place", LoanProblemCode.PlaceMissing);
        if (string.IsNullOrWhiteSpace(PlaceName))
            yield return new("placeName", LoanProblemCode.PlaceNameMissing);
        else if (PlaceName.Length > LongestPlaceName)
            yield return new("placeName", LoanProblemCode.TooLong, PlaceName.Length, LongestPlaceName);

        if (DueOn is null)
            yield return new("due", LoanProblemCode.DueMissing);
        if (StartsOn is null)
            yield return new("start", LoanProblemCode.StartMissing);
        if (StartsOn is { } start)
        {
            if (before && start > today)
                yield return new("start", LoanProblemCode.DayNotYetCome, today);
            else if (before && start < today.AddYears(-MostYearsBack))
                yield return new("start", LoanProblemCode.DayTooLongAgo, today.AddYears(-MostYearsBack));
            else if (!before && start < today)
                yield return new("start", LoanProblemCode.StartsInThePast, today);
            else if (!before && start > today.AddDays(FurthestAhead))
                yield return new("start", LoanProblemCode.StartsTooFarAhead, today.AddDays(FurthestAhead));
            if (DueOn is { } due && due < start)
                yield return new("due", LoanProblemCode.DueBeforeStart, start);
            else if (before && DueOn > today.AddDays(FurthestAhead))
                yield return new("due", LoanProblemCode.DueTooFarAhead, today.AddDays(FurthestAhead));
        }
    }
}

public sealed record RequestedThing(Guid Asset, int Quantity);

/// <summary>One thing wrong with a request: the field it stands beside, a code worded by LoanTexts, and the values that its wording needs.</summary>
public sealed record LoanProblem(string Field, LoanProblemCode Code, params object[] Values);

public enum LoanProblemCode
{
    NothingChosen, TooManyThings, NoSuchThing, HasFormOfItsOwn, QuantityMissing, MoreThanThereAre, LongerThanItsClassAllows,
    BorrowerMissing, BorrowerNameMissing, BorrowerPostMissing, BorrowerUnitMissing, AgencyMissing, LetterNumberMissing, LetterDateMissing,
    /// <summary>The officer who keys it is the borrower: that is an ordinary request.</summary>
    KeyerIsBorrower,
    /// <summary>No picture of the paper is there.</summary>
    PictureMissing,
    PictureTooBig, PictureNotUnderstood,
    /// <summary>Of a paper. Values: today.</summary>
    DayNotYetCome,
    /// <summary>Of a paper. Values: the first day that can be.</summary>
    DayTooLongAgo,
    /// <summary>Values: the last day that can be.</summary>
    DueTooFarAhead,
    /// <summary>Values: the highest number that can be.</summary>
    PaperNumberTooHigh,
    PaperNumberMissing, PaperYearMissing, PaperDateMissing,
    /// <summary>Values: number, year of the Buddhist era.</summary>
    PaperNumberTaken,
    /// <summary>The number leaves many out; it is asked for on purpose. Values: highest number so far, the number that the next slip would get.</summary>
    PaperNumberFar,
    /// <summary>One of the things is out with somebody else by the system's own record.</summary>
    AlreadyOut,
    SeveralHoldingUnits, PurposeMissing, TooLong, PlaceMissing, PlaceNameMissing, StartMissing, DueMissing, StartsInThePast, StartsTooFarAhead, DueBeforeStart,
    /// <summary>Values: thing, free on the worst day, that day, counter.</summary>
    NotFree,
    PostNotYours,
    AskedForTwice,
    /// <summary>Somebody asked for the same things at the same moment; nothing was stored.</summary>
    TryAgain,
}
