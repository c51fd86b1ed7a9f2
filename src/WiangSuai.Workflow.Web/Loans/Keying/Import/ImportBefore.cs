using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Where the series of a holding unit goes on after the import.</summary>
/// <param name="Year">Of the Buddhist era.</param>
/// <param name="Gap">The widest gap that is left out, from the number before it to the one after.</param>
public sealed record BeforeSeries(string Unit, int Year, int Next, (int From, int To) Gap)
{
    /// <summary>Numbers left out beyond this are looked at twice.</summary>
    public bool IsWide => Gap.From > 0 && Gap.To - Gap.From > KeyLoanBefore.MostLeftOut + 1;

    /// <summary>The register begins here: whatever came before, only paper knows.</summary>
    public bool IsFirst => Gap.From == 0 && Gap.To > 1;
}

/// <summary>What an import would do.</summary>
/// <param name="Slips">In the order of the file.</param>
public sealed record BeforePreview(IReadOnlyList<BeforeSlip> Slips, IReadOnlyList<BeforeSeries> Series);

/// <summary>
/// Slips from before the system come from a file (นำเข้าใบยืมก่อนใช้ระบบ), each as if it were keyed: with its number, its day and the picture of its paper, and
/// without an approval that nobody gave here. Each stands for itself: good ones go in, bad ones stay with their reasons.
/// </summary>
public sealed class ImportBefore(AppDb db, KeyLoanBefore key, BorrowerChoices choices, LoanTexts loans, BeforeImportTexts say)
{
    /// <summary>What would happen now. Nothing is kept.</summary>
    public async Task<BeforePreview> Preview(Guid officer, IReadOnlyList<BeforeRow> rows, CancellationToken ct)
    {
        var known = await Known(officer, rows, ct);
        var slips = new List<BeforeSlip>();
        foreach (var slip in new BeforePlan(known, say).Slips(rows))
            slips.Add(slip is { IsGood: true, Command: { } command } ? await Told(slip, await key.Check(command, ct), ct) : slip);
        return new BeforePreview(slips, await Series(slips, known, ct));
    }

    /// <summary>Keeps what is good, by number, and answers in the order of the file. A slip that went in is known by its number the next time, so nothing is kept twice.</summary>
    /// <param name="form">Idempotency key of the form.</param>
    public async Task<IReadOnlyList<BeforeSlip>> Handle(Guid officer, IReadOnlyList<BeforeRow> rows, string form, CancellationToken ct)
    {
        var slips = new BeforePlan(await Known(officer, rows, ct), say).Slips(rows).ToArray();
        foreach (var at in Enumerable.Range(0, slips.Length).Where(at => slips[at].IsGood).OrderBy(at => slips[at].Command!.Year).ThenBy(at => slips[at].Command!.Number))
        {
            db.ChangeTracker.Clear();   // each slip for itself
            var slip = slips[at];
            slips[at] = await key.Handle(slip.Command! with { Key = KeyOf(form, slip) }, ct) switch
            {
                FileLoanResult.Filed filed => slip with { Kept = filed.Loan },
                FileLoanResult.FormUsedAlready used => slip with { Kept = used.Loan },
                FileLoanResult.Invalid invalid => await Told(slip, invalid.Problems, ct),
                FileLoanResult.NotWaitingForYou => slip with { Problems = [new(slip.Rows[0].Row, say["NotYours"])] },
                var other => throw new System.Diagnostics.UnreachableException($"{other}"),
            };
        }
        return slips;
    }

    async Task<IReadOnlyList<BeforeSeries>> Series(IEnumerable<BeforeSlip> slips, BeforeKnown known, CancellationToken ct)
    {
        var unitOf = known.Things.Values.ToDictionary(thing => thing.Id, thing => thing.HoldingUnitId);
        var series = new List<BeforeSeries>();
        foreach (var group in slips.Where(slip => slip.IsGood).GroupBy(slip => (Unit: unitOf[slip.Command!.Request.Things[0].Asset], Year: slip.Command.Year!.Value)))
        {
            var register = LoanRoom.RegisterOf(group.Key.Unit);
            var last = await db.Set<RegisterCounter>().Where(counter => counter.Register == register && counter.Year == group.Key.Year).Select(counter => (int?)counter.Last).SingleOrDefaultAsync(ct) ?? 0;
            int[] numbers = [last, .. group.Select(slip => slip.Command!.Number!.Value).Where(number => number > last).Order()];
            var name = await db.Set<Unit>().Where(unit => unit.Id == group.Key.Unit).Select(unit => Languages.IsThai ? unit.Name : unit.NameEn).SingleAsync(ct);
            series.Add(new BeforeSeries(name, group.Key.Year + Years.Era, numbers[^1] + 1, numbers.Zip(numbers.Skip(1)).Select(pair => (pair.First, pair.Second)).DefaultIfEmpty((last, last)).MaxBy(gap => gap.Item2 - gap.Item1)));
        }
        return series;
    }

    /// <summary>One key for each slip of the form, the same whenever the form is sent again.</summary>
    static string KeyOf(string form, BeforeSlip slip) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}/{slip.Number}/{slip.Command!.Request.Things[0].Asset}")))[..Idempotency.KeyLength];

    async Task<BeforeSlip> Told(BeforeSlip slip, IReadOnlyList<LoanProblem> problems, CancellationToken ct)
    {
        if (problems.Count == 0)
            return slip;
        var ids = slip.Command!.Request.Things.Select(thing => thing.Asset).ToList();
        var names = await db.Set<Asset>().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, asset => asset.Name, ct);
        return slip with { Problems = [.. problems.Select(problem => new BeforeProblem(RowOf(slip, problem), Words(problem)))] };

        string Words(LoanProblem problem) =>
            Guid.TryParse(problem.Field.Replace("thing-", "", StringComparison.Ordinal), out var thing) && names.TryGetValue(thing, out var name) ? say["OfThing", name, loans.Say(problem)] : loans.Say(problem);
    }

    static int RowOf(BeforeSlip slip, LoanProblem problem) =>
        slip.Command!.Request.Things.ToList().FindIndex(thing => problem.Field == $"thing-{thing.Asset}") is >= 0 and var at ? slip.Rows[at].Row : slip.Rows[0].Row;

    async Task<BeforeKnown> Known(Guid officer, IReadOnlyList<BeforeRow> rows, CancellationToken ct)
    {
        var numbers = rows.Select(row => ThaiDigits.ToArabic(row[BeforeColumn.Thing].Trim())).Distinct().ToList();
        var (people, units) = await choices.Read(ct);
        var pictures = await SlipImages.Unused(db).Where(image => image.ById == officer).OrderBy(image => image.At).Select(image => new { image.FileName, image.Id }).ToListAsync(ct);
        var things = await db.Set<Asset>().AsNoTracking().Where(asset => numbers.Contains(asset.Number)).ToListAsync(ct);
        var years = Wholes(rows, BeforeColumn.Year).Select(year => year - Years.Era).ToList();
        var slipNumbers = Wholes(rows, BeforeColumn.Number);
        var holding = things.Select(thing => thing.HoldingUnitId).Distinct().ToList();
        return new BeforeKnown(
            officer,
            things.DistinctBy(asset => AssetSearch.Normalise(asset.Number)).ToDictionary(asset => AssetSearch.Normalise(asset.Number)),
            people.ToLookup(person => AssetSearch.Normalise(person.Name)),
            units.GroupBy(unit => AssetSearch.Normalise(unit.Name)).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single().Id),
            pictures.GroupBy(picture => AssetSearch.Normalise(picture.FileName)).ToDictionary(group => group.Key, group => group.Last().Id),
            (await db.Set<Loan>().AsNoTracking().Where(Loan.KeepsItsNumber).Where(loan => holding.Contains(loan.HoldingUnitId) && years.Contains(loan.Year) && slipNumbers.Contains(loan.Number))
                .Select(loan => new { loan.HoldingUnitId, loan.Year, loan.Number, loan.Id, loan.PaperDate, Things = loan.Lines.Select(line => line.AssetId).ToList() }).ToListAsync(ct))
                .ToDictionary(loan => (loan.HoldingUnitId, loan.Year, loan.Number), loan => new NumberedSlip(loan.Id, loan.PaperDate, loan.Things.ToHashSet())));
    }

    static List<int> Wholes(IEnumerable<BeforeRow> rows, BeforeColumn column) =>
        [.. rows.Select(row => ThaiDigits.ToArabic(row[column])).Distinct().Select(written => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0)];
}
