using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>What the rows of a sheet say.</summary>
public sealed record FileRows(IReadOnlyList<FileThing> Things, IReadOnlyList<RefusedRow> Refused, SkippedRows Skipped);

public sealed record RefusedRow(int Row, IReadOnlyList<RowProblem> Problems);

/// <summary>Rows that say nothing of a thing. Numbers of rows; blank ones are counted alone.</summary>
/// <param name="Totals">รวม, ยอดยกมา.</param>
/// <param name="Headings">The heading again, as at the top of a further printed page.</param>
/// <param name="Texts">One line of text across the table.</param>
public sealed record SkippedRows(int Blank, IReadOnlyList<int> Totals, IReadOnlyList<int> Headings, IReadOnlyList<int> Texts);

/// <summary>The names by which cells call units, classes and posts.</summary>
public sealed record OfficeNameBooks(NameBook Units, NameBook Classes, NameBook Posts);

/// <summary>Reads the rows below a heading as the officer mapped its columns. Nothing is dropped in silence: a row becomes things, problems, or a skipped row. Pure.</summary>
/// <param name="fields">What each column is used as, in the order of the layout's columns.</param>
public sealed class RowReader(TableLayout layout, IReadOnlyList<RegisterField> fields, OfficeNameBooks names)
{
    static readonly string[] TotalWords = ["รวม", "ยอดรวม", "รวมทั้งสิ้น", "ยอดยกมา", "ยอดยกไป", "ยกมา", "ยกไป", "total", "subtotal", "grand total"];
    static readonly HashSet<string> CellErrors = ["#NULL", "#DIV0", "#VALUE", "#REF", "#NAME", "#NUM", "#NA", "#GETTING_DATA", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
    static readonly Dictionary<string, FundSource> Funds = new()
    {
        ["เงินงบประมาณ"] = FundSource.Budget,
        ["งบประมาณ"] = FundSource.Budget,
        ["budget"] = FundSource.Budget,
        ["เงินนอกงบประมาณ"] = FundSource.OffBudget,
        ["นอกงบประมาณ"] = FundSource.OffBudget,
        ["offbudget"] = FundSource.OffBudget,
        ["เงินบริจาค"] = FundSource.Donation,
        ["บริจาค"] = FundSource.Donation,
        ["รับบริจาค"] = FundSource.Donation,
        ["เงินช่วยเหลือ"] = FundSource.Donation,
        ["donation"] = FundSource.Donation,
        ["อื่นๆ"] = FundSource.Other,
        ["อื่น"] = FundSource.Other,
        ["other"] = FundSource.Other,
    };

    readonly Dictionary<RegisterField, int> columns = layout.Columns.Zip(fields).Where(pair => pair.Second is not RegisterField.Ignored)
        .GroupBy(pair => pair.Second).ToDictionary(field => field.Key, field => field.First().First.Index);

    public FileRows Read()
    {
        var (things, refused, firstAt) = (new List<FileThing>(), new List<RefusedRow>(), new Dictionary<string, int>());
        var (blank, totals, headings, texts) = (0, new List<int>(), new List<int>(), new List<int>());
        foreach (var row in WithoutTrailingBlanks(layout.Data))
        {
            if (row.IsBlank) blank++;
            else if (IsTotal(row)) totals.Add(row.Number);
            else if (IsHeadingAgain(row)) headings.Add(row.Number);
            else if (IsText(row)) texts.Add(row.Number);
            else Take(row);
        }
        return new FileRows(things, refused, new SkippedRows(blank, totals, headings, texts));

        void Take(SheetRow row)
        {
            var (read, problems) = One(row);
            foreach (var number in read.Select(thing => thing.Values.Number))
            {
                if (firstAt.TryGetValue(number, out var other) && other != row.Number) problems.Add(new(RowFault.NumberTwice, number, other));
                firstAt.TryAdd(number, row.Number);
            }
            if (problems.Count > 0) refused.Add(new RefusedRow(row.Number, problems));
            else things.AddRange(read);
        }
    }

    static IEnumerable<SheetRow> WithoutTrailingBlanks(IReadOnlyList<SheetRow> rows)
    {
        var last = rows.Count;
        while (last > 0 && rows[last - 1].IsBlank) last--;
        return rows.Take(last);
    }

    string Text(SheetRow row, RegisterField field) => columns.TryGetValue(field, out var column) ? row[column].Text : "";

    /// <summary>It begins with such a word and bears no number of a thing.</summary>
    bool IsTotal(SheetRow row)
    {
        var first = row.Cells.First(cell => !cell.IsBlank).Text;
        var bare = WrittenText.Bare(first);
        return (TotalWords.Contains(bare, StringComparer.OrdinalIgnoreCase) || TotalWords.Any(word => first.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase)) || bare.StartsWith("รวมทั้งสิ้น", StringComparison.Ordinal) || bare.StartsWith("รวมเป็นเงิน", StringComparison.Ordinal))
            && (Text(row, RegisterField.Number) is var number && (number is "" || number == first));
    }

    bool IsHeadingAgain(SheetRow row) => layout.HeadingRows.Any(heading =>
        layout.Columns.Count(column => !heading[column.Index].IsBlank && WrittenText.Bare(heading[column.Index].Text) == WrittenText.Bare(row[column.Index].Text)) >= Math.Min(3, layout.Columns.Count));

    /// <summary>One line merged over several columns, or standing where no column is taken in. A name or a number alone is a row that lacks the rest.</summary>
    bool IsText(SheetRow row)
    {
        if (row.Filled > 1 || row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell.Text).Distinct().Count() > 1)
            return false;
        var at = row.Cells.Select((cell, index) => (cell, index)).Where(place => !place.cell.IsBlank).Select(place => place.index).ToList();
        return at.Count > 1 || !columns.ContainsValue(at[0]);
    }

    (List<FileThing> Things, List<RowProblem> Problems) One(SheetRow row)
    {
        var (problems, given) = (new List<RowProblem>(), new HashSet<RegisterField> { RegisterField.Number });
        foreach (var (field, column) in columns)
        {
            if (row[column].Text is ['#', ..] text && CellErrors.Contains(text))
                return ([], [new(RowFault.CellError, text, layout.Columns.First(c => c.Index == column).Letters)]);
        }

        var counted = Counted(row, problems, given);
        var numbers = Numbers(row, counted.Quantity, problems);
        var isPool = numbers is { Count: 1 } && counted.Quantity > 1;
        if (numbers is { Count: > 1 })
            given.Add(RegisterField.Quantity);   // one each, whatever the register said before

        var values = Valued(row, given, problems) with { Counter = counted.Counter, IsPool = isPool, Quantity = numbers is { Count: > 1 } ? 1 : counted.Quantity ?? 1 };
        var serials = Serials(row, numbers?.Count ?? 1, given, problems);
        return numbers is null ? ([], problems)
            : ([.. numbers.Select((number, at) => new FileThing(row.Number, values with { Number = number, SerialNumber = serials.Count > at ? serials[at] : "" }, given))], problems);
    }

    (int? Quantity, string Counter) Counted(SheetRow row, List<RowProblem> problems, HashSet<RegisterField> given)
    {
        var (counter, written) = (Text(row, RegisterField.Counter), Text(row, RegisterField.Quantity));
        int? quantity = null;
        if (!WrittenNumber.IsNothing(written))
        {
            if (WrittenNumber.Count(written) is { } read)
            {
                quantity = read.Count;
                given.Add(RegisterField.Quantity);
                if (counter is "") counter = read.Counter;
            }
            else problems.Add(new(RowFault.QuantityUnreadable, written));
        }
        if (counter is not "") given.Add(RegisterField.Counter);
        return (quantity, counter);
    }

    List<string>? Numbers(SheetRow row, int? quantity, List<RowProblem> problems)
    {
        var written = Text(row, RegisterField.Number);
        switch (NumberRange.Read(WrittenNumber.IsNothing(written) ? "" : written, quantity))
        {
            case NumbersRead.Numbers { IsRange: true } range when quantity is { } said && said != range.All.Count:
                problems.Add(new(RowFault.QuantityDisagrees, range.All.Count, said));
                return [.. range.All];   // still known, so that a second row with one of them is found
            case NumbersRead.Numbers numbers:
                return [.. numbers.All];
            case NumbersRead.Missing:
                problems.Add(new(RowFault.NumberMissing));
                return null;
            case NumbersRead.Backwards backwards:
                problems.Add(new(RowFault.RangeBackwards, $"{backwards.Low}–{backwards.High}"));
                return null;
            case NumbersRead.TwoSeries:
                problems.Add(new(RowFault.RangeOfTwoSeries));
                return null;
            case NumbersRead.TooMany many:
                problems.Add(new(RowFault.RangeTooLong, many.Count, NumberRange.MostNumbers));
                return null;
            default:
                problems.Add(new(RowFault.RangeUnreadable));
                return null;
        }
    }

    AssetEntry Valued(SheetRow row, HashSet<RegisterField> given, List<RowProblem> problems)
    {
        return new AssetEntry
        {
            Name = Written(RegisterField.Name),
            ClassCode = Named(RegisterField.ClassCode, names.Classes, RowFault.ClassUnknown, RowFault.ClassLikeNone) ?? "",
            HoldingUnitId = Named(RegisterField.HoldingUnitId, names.Units, RowFault.UnitUnknown, RowFault.UnitLikeNone) is { } unit ? Guid.Parse(unit) : null,
            CustodianPostId = Named(RegisterField.CustodianPostId, names.Posts, RowFault.PostUnknown, RowFault.PostLikeNone) is { } post ? Guid.Parse(post) : null,
            UnitPrice = Read(RegisterField.UnitPrice, WrittenNumber.Baht, RowFault.PriceUnreadable),
            AcquiredOn = Day(),
            FundSource = Read<FundSource>(RegisterField.FundSource, text => Funds.TryGetValue(WrittenText.Bare(text), out var fund) ? fund : null, RowFault.FundUnknown),
            UsefulLifeYears = Read<int>(RegisterField.UsefulLifeYears, text => WrittenNumber.Count(text)?.Count, RowFault.LifeUnreadable),
            Location = Written(RegisterField.Location),
            Description = Written(RegisterField.Description),
            Model = Written(RegisterField.Model),
            Accessories = Written(RegisterField.Accessories),
            AcquiredBy = Written(RegisterField.AcquiredBy),
            DocumentNumber = Written(RegisterField.DocumentNumber),
            Supplier = Written(RegisterField.Supplier),
            SupplierContact = Written(RegisterField.SupplierContact),
            Note = Written(RegisterField.Note),
        };

        string Written(RegisterField field)
        {
            var text = Text(row, field);
            if (WrittenNumber.IsNothing(text)) return "";
            given.Add(field);
            return text;
        }

        T? Read<T>(RegisterField field, Func<string, T?> read, RowFault otherwise) where T : struct
        {
            var text = Text(row, field);
            if (WrittenNumber.IsNothing(text)) return null;
            given.Add(field);
            if (read(text) is { } value) return value;
            problems.Add(new(otherwise, text));
            return null;
        }

        string? Named(RegisterField field, NameBook book, RowFault unknown, RowFault likeNone)
        {
            var text = Text(row, field);
            if (WrittenNumber.IsNothing(text)) return null;
            given.Add(field);
            if (book.Find(text) is { } known) return known.Id;
            problems.Add(book.Suggest(text) is { } like ? new(unknown, text, like) : new(likeNone, text));
            return null;
        }

        DateOnly? Day()
        {
            if (!columns.TryGetValue(RegisterField.AcquiredOn, out var column) || WrittenNumber.IsNothing(row[column].Text)) return null;
            given.Add(RegisterField.AcquiredOn);
            var (cell, read) = (row[column], WrittenDay.Read(row[column]));
            if (read is DayRead.Read day) return day.Day;
            problems.Add(new(read switch
            {
                DayRead.ShortYear => RowFault.DayShortYear,
                DayRead.NoSuchDay => RowFault.DayNotThere,
                DayRead.YearOutOfReach => RowFault.DayYearOut,
                DayRead.NoDay => RowFault.DayWithoutDay,
                _ => RowFault.DayUnreadable,
            }, cell.Text));
            return null;
        }
    }

    /// <summary>One for each thing of a range, or none.</summary>
    List<string> Serials(SheetRow row, int things, HashSet<RegisterField> given, List<RowProblem> problems)
    {
        var written = Text(row, RegisterField.SerialNumber);
        if (WrittenNumber.IsNothing(written)) return [];
        given.Add(RegisterField.SerialNumber);
        if (things == 1) return [ThaiDigits.ToArabic(written)];
        var all = ThaiDigits.ToArabic(written).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (all.Count != things) problems.Add(new(RowFault.SerialOfRange, things, all.Count));
        return all;
    }
}
