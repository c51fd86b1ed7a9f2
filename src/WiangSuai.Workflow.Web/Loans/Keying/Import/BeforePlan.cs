using System.Globalization;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What the office has that a file may name: by name or number, as <see cref="AssetSearch.Normalise"/> writes it.</summary>
/// <param name="Pictures">Kept pictures that no slip has yet, by the name of their file.</param>
/// <param name="Register">Slips that have a number already, by holding unit, year of the Christian era and number.</param>
public sealed record BeforeKnown(
    Guid Officer, IReadOnlyDictionary<string, Asset> Things, ILookup<string, PersonChoice> People, IReadOnlyDictionary<string, Guid> Units, IReadOnlyDictionary<string, Guid> Pictures,
    IReadOnlyDictionary<(Guid Unit, int Year, int Number), NumberedSlip> Register);

/// <param name="PaperDate">None of a slip that the system numbered itself.</param>
public sealed record NumberedSlip(Guid Loan, DateOnly? PaperDate, IReadOnlySet<Guid> Things);

/// <summary>What is wrong with a slip of the file and what to do, in the reader's language.</summary>
/// <param name="Row">The row that it is about.</param>
public sealed record BeforeProblem(int Row, string Why);

/// <summary>A slip as the file has it.</summary>
/// <param name="Number">As written.</param>
/// <param name="Rows">Its rows; at least one.</param>
/// <param name="Command">What would be keyed, but for its idempotency key; null where something of it cannot be read, and where the register has it.</param>
/// <param name="Kept">Its case, where the register has this slip: from before, or from now on where there is a command too.</param>
public sealed record BeforeSlip(string Number, IReadOnlyList<BeforeRow> Rows, KeyLoanBeforeCommand? Command, IReadOnlyList<BeforeProblem> Problems, Guid? Kept = null)
{
    public bool IsGood => Command is not null && Problems.Count == 0;

    /// <summary>It went in with this import.</summary>
    public bool IsNew => Kept is not null && Command is not null;
}

/// <summary>Puts the rows of a file together to slips and reads what they say. Nothing is repaired: what is unclear is a problem of its row. Pure.</summary>
public sealed class BeforePlan(BeforeKnown known, BeforeImportTexts say)
{
    /// <summary>
    /// Rows of one number, year and holding unit are one slip. A row that says nothing of a slip itself goes with those above it. Where a row of a paper cannot be
    /// placed, the whole paper waits: half of it would go in, and the rest could never follow.
    /// </summary>
    public IReadOnlyList<BeforeSlip> Slips(IEnumerable<BeforeRow> rows)
    {
        var papers = new List<Paper>();
        foreach (var row in rows)
        {
            var ofNumber = papers.FindAll(paper => paper.Number == NumberOf(row));
            if (Follows(row))
            {
                var above = ofNumber is [.., var same] ? same : papers is [.., var last] && NumberOf(row) is ("", "") ? last : null;
                if (above is not null)
                {
                    above.Rows.Add(row);
                    continue;
                }
                if (papers is [.., var before])
                    before.Problems.Add(new(row.Row, say["RowOfNoSlip"]));
            }
            var paper = ofNumber.Find(known => UnitOf(known.Rows[0]) == UnitOf(row));
            if (paper is null)
                papers.Add(paper = new Paper(NumberOf(row)));
            paper.Rows.Add(row);
        }
        foreach (var (paper, stray) in papers.SelectMany(paper => paper.Rows.Where(row => ThingOf(row) is null).Select(row => (paper, row))).ToList())
            foreach (var other in papers.Where(other => other != paper && other.Number == paper.Number))
                other.Problems.Add(new(stray.Row, say["RowOfSamePaper", stray[BeforeColumn.Thing]]));
        var slips = papers.ConvertAll(SlipOf);
        return [.. slips.Select(slip => slip.Command?.Picture is { } picture && slips.Count(other => other.Command?.Picture == picture) > 1 ? slip with { Problems = [new(slip.Rows[0].Row, say["PictureTwice", slip.Rows[0][BeforeColumn.Picture]])] } : slip)];
    }

    /// <summary>A slip as its rows come together.</summary>
    sealed record Paper((string Number, string Year) Number)
    {
        public List<BeforeRow> Rows { get; } = [];
        public List<BeforeProblem> Problems { get; } = [];
    }

    static bool Follows(BeforeRow row) => row[BeforeColumn.Borrower].Length + row[BeforeColumn.PaperDate].Length + row[BeforeColumn.Picture].Length == 0;

    /// <summary>Of 037 as of ๓๗: 37.</summary>
    static (string, string) NumberOf(BeforeRow row) => (ThaiDigits.ToArabic(row[BeforeColumn.Number]).TrimStart('0'), ThaiDigits.ToArabic(row[BeforeColumn.Year]));

    Guid? UnitOf(BeforeRow row) => ThingOf(row)?.HoldingUnitId;

    BeforeSlip SlipOf(Paper paper)
    {
        var (rows, first, problems) = (paper.Rows, paper.Rows[0], paper.Problems);
        foreach (var row in rows.Skip(1))
            foreach (var column in Enum.GetValues<BeforeColumn>().Where(column => column is not (BeforeColumn.Number or BeforeColumn.Year or BeforeColumn.Thing or BeforeColumn.Quantity)))
                if (row[column].Length > 0 && AssetSearch.Normalise(row[column]) != AssetSearch.Normalise(first[column]))
                    problems.Add(new(row.Row, say["RowsDiffer", Heading(column), first.Row]));

        var shown = $"{first[BeforeColumn.Number]}/{first[BeforeColumn.Year]}";
        var (number, year, day) = (Whole(first, BeforeColumn.Number, problems), Whole(first, BeforeColumn.Year, problems) - Years.Era, Day(first, BeforeColumn.PaperDate, problems));
        var things = rows.Select(row => Asked(row, problems)).OfType<RequestedThing>().ToList();
        if (problems.Count == 0 && known.Register.GetValueOrDefault((UnitOf(first)!.Value, year!.Value, number!.Value)) is { } there)
        {
            if (there.PaperDate == day && there.Things.SetEquals(things.Select(thing => thing.Asset)))
                return new BeforeSlip(shown, rows, null, [], there.Loan);
            problems.Add(new(first.Row, say["NumberTaken", shown]));
        }
        var (starts, due) = (Day(first, BeforeColumn.StartsOn, problems), Day(first, BeforeColumn.DueOn, problems));
        var (borrower, place, picture) = (BorrowerOf(first, problems), PlaceOf(first, problems), PictureOf(first, problems));
        if (problems.Count > 0)
            return new BeforeSlip(shown, rows, null, problems);
        var request = new LoanRequest(Guid.Empty, things, first[BeforeColumn.Purpose], place, first[BeforeColumn.PlaceName], starts, due, "");
        return new BeforeSlip(shown, rows, new KeyLoanBeforeCommand(known.Officer, borrower!, request, number, year, day, picture, FarOnPurpose: number, Key: ""), []);
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
        if (name.Length == 0)
        {
            problems.Add(new(row.Row, say["BorrowerMissing"]));
            return null;
        }
        if (agency.Length > 0)
            return new KeyedBorrower(BorrowerKind.Agency, null, name, post, null, agency, "", null, null);
        var bearers = known.People[AssetSearch.Normalise(name)].ToList();
        if (bearers is [var person] && (Differs(row[BeforeColumn.Unit], person.Unit) || Differs(post, person.Post)))
            problems.Add(new(row.Row, say["OtherInChart", name, person.Post, person.Unit]));
        else if (bearers is [_])
            return new KeyedBorrower(BorrowerKind.Staff, bearers[0].Id, "", "", null, "", "", null, null);
        else if (bearers.Count > 1)
            problems.Add(new(row.Row, say["SeveralOfThatName", name]));
        else if (known.Units.TryGetValue(AssetSearch.Normalise(row[BeforeColumn.Unit]), out var unit))
            return new KeyedBorrower(BorrowerKind.Named, null, name, post, unit, "", "", null, null);
        else
            problems.Add(new(row.Row, row[BeforeColumn.Unit].Length == 0 ? say["UnitMissing", name] : say["NoSuchUnit", row[BeforeColumn.Unit]]));
        return null;
    }

    static bool Differs(string written, string known) => written.Length > 0 && AssetSearch.Normalise(written) != AssetSearch.Normalise(known);

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
        problems.Add(new(row.Row, written.Length == 0 ? say["PlaceMissing", say["Place.Inside"], say["Place.Outside"]] : say["PlaceUnknown", row[BeforeColumn.Place], say["Place.Inside"], say["Place.Outside"]]));
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
