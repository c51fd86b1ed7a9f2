using System.Globalization;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What the office has that a file may name: by name or number, as <see cref="AssetSearch.Normalise"/> writes it.</summary>
/// <param name="Pictures">Kept pictures that no slip has yet, by the name of their file.</param>
/// <param name="Kept">Slips that the register has already, by holding unit, year of the Christian era and number.</param>
public sealed record BeforeKnown(
    Guid Officer, IReadOnlyDictionary<string, Asset> Things, ILookup<string, PersonChoice> People, IReadOnlyDictionary<string, Guid> Units, IReadOnlyDictionary<string, Guid> Pictures,
    IReadOnlyDictionary<(Guid Unit, int Year, int Number), Guid> Kept);

/// <summary>What is wrong with a slip of the file and what to do, in the reader's language.</summary>
/// <param name="Row">The row that it is about.</param>
public sealed record BeforeProblem(int Row, string Why);

/// <summary>A slip as the file has it.</summary>
/// <param name="Number">As written.</param>
/// <param name="Rows">Its rows; at least one.</param>
/// <param name="Command">What would be keyed, but for its idempotency key; null where something of it cannot be read, and where the register has it.</param>
/// <param name="Kept">The case of the slip that bears the number already: this one, or from now on.</param>
public sealed record BeforeSlip(string Number, IReadOnlyList<BeforeRow> Rows, KeyLoanBeforeCommand? Command, IReadOnlyList<BeforeProblem> Problems, Guid? Kept = null)
{
    public bool IsGood => Command is not null && Problems.Count == 0;
}

/// <summary>Puts the rows of a file together to slips and reads what they say. Nothing is repaired: what is unclear is a problem of its row. Pure.</summary>
public sealed class BeforePlan(BeforeKnown known, BeforeImportTexts say)
{
    /// <summary>Rows of one number, year and holding unit are one slip.</summary>
    public IReadOnlyList<BeforeSlip> Slips(IEnumerable<BeforeRow> rows) =>
        [.. rows.GroupBy(row => (ThaiDigits.ToArabic(row[BeforeColumn.Number]), ThaiDigits.ToArabic(row[BeforeColumn.Year]), ThingOf(row)?.HoldingUnitId)).Select(slip => SlipOf([.. slip]))];

    BeforeSlip SlipOf(IReadOnlyList<BeforeRow> rows)
    {
        var (first, problems) = (rows[0], new List<BeforeProblem>());
        foreach (var row in rows.Skip(1))
            foreach (var column in Enum.GetValues<BeforeColumn>().Where(column => column is not (BeforeColumn.Number or BeforeColumn.Year or BeforeColumn.Thing or BeforeColumn.Quantity)))
                if (row[column].Length > 0 && AssetSearch.Normalise(row[column]) != AssetSearch.Normalise(first[column]))
                    problems.Add(new(row.Row, say["RowsDiffer", Heading(column), first.Row]));

        var shown = $"{first[BeforeColumn.Number]}/{first[BeforeColumn.Year]}";
        var number = Whole(first, BeforeColumn.Number, problems);
        var year = Whole(first, BeforeColumn.Year, problems) - Years.Era;
        if (ThingOf(first) is { } thing && number is { } ofUnit && year is { } inYear && known.Kept.TryGetValue((thing.HoldingUnitId, inYear, ofUnit), out var kept))
            return new BeforeSlip(shown, rows, null, [], kept);
        var (paper, starts, due) = (Day(first, BeforeColumn.PaperDate, problems), Day(first, BeforeColumn.StartsOn, problems), Day(first, BeforeColumn.DueOn, problems));
        var (borrower, things, picture) = (BorrowerOf(first, problems), rows.Select(row => Asked(row, problems)).OfType<RequestedThing>().ToList(), PictureOf(first, problems));
        var place = PlaceOf(first, problems);
        if (problems.Count > 0)
            return new BeforeSlip(shown, rows, null, problems);
        var request = new LoanRequest(Guid.Empty, things, first[BeforeColumn.Purpose], place, first[BeforeColumn.PlaceName], starts, due, "");
        return new BeforeSlip(shown, rows, new KeyLoanBeforeCommand(known.Officer, borrower!, request, number, year, paper, picture, FarOnPurpose: number, Key: ""), []);
    }

    Asset? ThingOf(BeforeRow row) => known.Things.GetValueOrDefault(AssetSearch.Normalise(row[BeforeColumn.Thing]));

    RequestedThing? Asked(BeforeRow row, List<BeforeProblem> problems)
    {
        if (ThingOf(row) is not { } thing)
        {
            problems.Add(new(row.Row, say["NoSuchThing", row[BeforeColumn.Thing]]));
            return null;
        }
        if (row[BeforeColumn.Quantity].Length == 0)
            return new RequestedThing(thing.Id, 1);
        if (WrittenNumber.Count(row[BeforeColumn.Quantity]) is { } written)
            return new RequestedThing(thing.Id, written.Count);
        problems.Add(new(row.Row, say["NotANumber", Heading(BeforeColumn.Quantity), row[BeforeColumn.Quantity]]));
        return null;
    }

    /// <summary>Somebody of the chart where exactly one bears the name; of another agency where one is named; otherwise somebody known by name, of a unit of the house.</summary>
    KeyedBorrower? BorrowerOf(BeforeRow row, List<BeforeProblem> problems)
    {
        var (name, post, agency) = (row[BeforeColumn.Borrower], row[BeforeColumn.Post], row[BeforeColumn.Agency]);
        if (agency.Length > 0)
            return new KeyedBorrower(BorrowerKind.Agency, null, name, post, null, agency, "", null, null);
        var bearers = known.People[AssetSearch.Normalise(name)].ToList();
        if (bearers is [var person])
            return new KeyedBorrower(BorrowerKind.Staff, person.Id, "", "", null, "", "", null, null);
        if (bearers.Count > 1)
            problems.Add(new(row.Row, say["SeveralOfThatName", name]));
        else if (known.Units.TryGetValue(AssetSearch.Normalise(row[BeforeColumn.Unit]), out var unit))
            return new KeyedBorrower(BorrowerKind.Named, null, name, post, unit, "", "", null, null);
        else
            problems.Add(new(row.Row, row[BeforeColumn.Unit].Length == 0 ? say["UnitMissing", name] : say["NoSuchUnit", row[BeforeColumn.Unit]]));
        return null;
    }

    Guid? PictureOf(BeforeRow row, List<BeforeProblem> problems)
    {
        if (known.Pictures.TryGetValue(AssetSearch.Normalise(row[BeforeColumn.Picture]), out var picture))
            return picture;
        problems.Add(new(row.Row, row[BeforeColumn.Picture].Length == 0 ? say["PictureMissing"] : say["NoSuchPicture", row[BeforeColumn.Picture]]));
        return null;
    }

    LoanPlace? PlaceOf(BeforeRow row, List<BeforeProblem> problems)
    {
        var written = AssetSearch.Normalise(row[BeforeColumn.Place]);
        foreach (var place in Enum.GetValues<LoanPlace>())
            if (new[] { Languages.Thai, Languages.English }.Any(language => AssetSearch.Normalise(say.In(language, $"Place.{place}")) == written))
                return place;
        problems.Add(new(row.Row, say["PlaceUnknown", row[BeforeColumn.Place], say["Place.Inside"], say["Place.Outside"]]));
        return null;
    }

    int? Whole(BeforeRow row, BeforeColumn column, List<BeforeProblem> problems)
    {
        if (int.TryParse(ThaiDigits.ToArabic(row[column]), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(new(row.Row, say["NotANumber", Heading(column), row[column]]));
        return null;
    }

    DateOnly? Day(BeforeRow row, BeforeColumn column, List<BeforeProblem> problems)
    {
        if (WrittenDay.Read(new Cell(row[column])) is DayRead.Read read)
            return read.Day;
        problems.Add(new(row.Row, row[column].Length == 0 ? say["DayMissing", Heading(column)] : say["NotADay", Heading(column), row[column]]));
        return null;
    }

    string Heading(BeforeColumn column) => say[$"Column.{column}"];
}
