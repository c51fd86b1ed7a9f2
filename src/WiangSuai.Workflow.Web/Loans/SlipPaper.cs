using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What stands on the paper ใบยืมพัสดุ (form A), in Thai and in Thai digits, whatever language the screen has.</summary>
/// <param name="Number">Null before filing: a blank for the number.</param>
/// <param name="IsChecked">Somebody signed that the things are lendable, so that the sentence holds and the place is ticked.</param>
/// <param name="Code">As it is read aloud: in Latin letters and Arabic digits.</param>
/// <param name="Withdrawn">When the borrower took it back; null otherwise.</param>
public sealed record SlipPaper(
    string Office, string Address, string? Number, string? Date, SlipMatter Matter, IReadOnlyList<SlipRow> Rows,
    SlipSignature Borrower, SlipSignature Head, SlipSignature Officer, SlipSignature Approver, bool Outside, bool IsChecked,
    SlipParties HandOver, SlipParties GiveBack, SlipCameBack? CameBack, string? Code, string? Withdrawn)
{
    /// <summary>Days of return that were moved since (ขยายเวลา), oldest first, each with whoever approved it.</summary>
    public IReadOnlyList<SlipExtension> Extensions { get; init; } = [];

    /// <summary>Who keyed it because the borrower did not sign in; null where the borrower filed it.</summary>
    public string? KeyedBy { get; init; }

    /// <summary>That the things were out before the system began, so that nothing on it was decided here; null for all others.</summary>
    public string? Before { get; init; }

    /// <summary>The letter by which another agency asks; null for all others.</summary>
    public string? Letter { get; init; }
    /// <summary>What the property officer changed after it was filed (ให้ยืมได้เพียง, เปลี่ยนพัสดุ), oldest first.</summary>
    public IReadOnlyList<string> Amendments { get; init; } = [];

    /// <summary>What came back before the last time (คืนบางส่วน), oldest first, each with both who signed.</summary>
    public IReadOnlyList<SlipPart> Parts { get; init; } = [];
}

/// <param name="Words">Which time it was, and what came.</param>
public sealed record SlipPart(string Words, SlipParties Parties);

/// <param name="Words">From which day to which, and which time it was.</param>
public sealed record SlipExtension(string Words, SlipSignature Approver);

/// <summary>The sentence of the request.</summary>
public sealed record SlipMatter(
    string Borrower, string BorrowerPost, string BorrowerUnit, string Phone, string HoldingUnit, string Purpose, string PlaceName, string From, string To);

public sealed record SlipRow(string Position, string Thing, string Quantity, string Number, string Note);

/// <summary>One place for a signature. A name is typed only for somebody who signed in the system; all others sign with ink.</summary>
/// <param name="Name">Null: a dotted line.</param>
/// <param name="Lines">Under the name: posts and capacity as they stood at the decision, order and clause, when.</param>
public sealed record SlipSignature(string? Name, IReadOnlyList<string> Block, IReadOnlyList<string> Small)
{
    public static readonly SlipSignature Ink = new(null, [], []);
}

/// <summary>The two who signed hand-over or return; all null where it is still to come.</summary>
public sealed record SlipParties(string? Borrower, string? Officer, string? When)
{
    public static readonly SlipParties Ink = new(null, null, null);
}

public sealed record SlipCameBack(bool Complete, bool Damaged, bool Lost);

/// <summary>Makes the paper of a slip, filed or about to be filed.</summary>
public sealed class SlipPapers(IConfiguration settings, ScreenTexts screen, SlipTexts say, AmendTexts amended)
{
    /// <summary>The paper of a filed slip, with whoever signed so far.</summary>
    /// <param name="orders">The order that a decision rests on, by the decision.</param>
    public SlipPaper Of(LoanFile file, IReadOnlyDictionary<Guid, OrderCited> orders)
    {
        var loan = file.Loan;
        var standing = LoanSteps.Standing(file.Decisions);
        var check = Last(standing, 2);
        return Blank(
            new SlipMatter(file.BorrowerName, loan.BorrowerPost, file.BorrowerUnit, loan.Phone, file.HoldingUnit, loan.Purpose, loan.PlaceName,
                ThaiDates.DocumentInline(loan.StartsOn), ThaiDates.DocumentInline(loan.HandOver?.DueOn ?? loan.DueOn)),
            [.. loan.Lines.OrderBy(line => line.Position).Select((line, index) => Row(index + 1, line.AssetName, line.Quantity, line.Counter, line.AssetNumber, line.Accessories))],
            loan.Place == LoanPlace.Outside) with
        {
            Number = ThaiDigits.ToThai(file.SlipNumber),
            Date = ThaiDates.Document(loan.PaperDate ?? Bangkok.Day(loan.Filings[^1].At)),
            Borrower = loan.KeyedById is not null ? SlipSignature.Ink : new SlipSignature(file.BorrowerName, [], [say.Print("FiledAt", ThaiDates.DocumentStamp(loan.Filings[^1].At))]),
            Head = Signed(Last(standing, 1), orders, "EndorsedAt", "NotEndorsedAt"),
            Officer = Signed(check, orders, "CheckedAt", "NotLendableAt"),
            Approver = Signed(Last(standing, 3), orders, "ApprovedAt", "RefusedAt"),
            IsChecked = check is { Outcome: TaskOutcome.Approved },
            HandOver = loan.HandOver is { } handOver ? new SlipParties(handOver.PaperId is null ? handOver.ReceiverName : null, handOver.OfficerName, ThaiDates.DocumentStamp(handOver.At)) : SlipParties.Ink,
            GiveBack = All(loan) is { } last ? Signed(last) : SlipParties.Ink,
            CameBack = All(loan) is null ? null : CameBack([.. loan.GiveBacks.SelectMany(back => back.Lines)]),
            Parts = loan.GiveBacks.Count > 1 || loan.IsOut ? [.. loan.GiveBacks.Select(back => new SlipPart(Words(loan, back), Signed(back)))] : [],
            Code = loan.VerificationCode,
            KeyedBy = loan.KeyedByName is { } keyer ? say.Print("KeyedBy", keyer, ThaiDigits.ToThai(loan.KeyedByPost!), ThaiDates.DocumentStamp(loan.FiledAt)) : null,
            Before = loan.IsBefore ? say.Print("BeforeMark") : null,
            Letter = loan.LetterNumber is { } number ? LetterOf(loan.BorrowerUnitName, number, loan.LetterDate!.Value) : null,
            Amendments = [.. loan.AmendmentsThatStand.Select(amended.Print)],
            Extensions = [.. file.Extensions.Where(extension => extension.Grant is not null).Select(extension => new SlipExtension(
                say.Print("Extended", ThaiDigits.ToThai($"{extension.Time}"), ThaiDates.DocumentInline(extension.OldDueOn), ThaiDates.DocumentInline(extension.NewDueOn)),
                Signed(file.OnExtensions.LastOrDefault(decision => decision.CaseId == extension.Id), orders, "ApprovedAt", "RefusedAt")))],
            Withdrawn = loan.Cancellation is { } cancelled ? say.Print(loan.IsBefore ? "KeyingTakenBackMark" : "CancelledMark", ThaiDates.DocumentStamp(cancelled.At)) : null,
        };
    }

    /// <summary>The return with which nothing was out any more; null while something is.</summary>
    static GiveBack? All(Loan loan) => loan.IsOut ? null : loan.GiveBacks.MaxBy(back => back.Time);

    static SlipParties Signed(GiveBack back) => new(back.PaperId is null ? back.ReturnerName : null, back.OfficerName, ThaiDates.DocumentStamp(back.At));

    static SlipCameBack CameBack(IReadOnlyList<GiveBackLine> lines) =>
        new(lines.All(line => line is { Damaged: 0, Lost: 0 }), lines.Any(line => line.Damaged > 0), lines.Any(line => line.Lost > 0));

    string Words(Loan loan, GiveBack back) => say.Print("Part", ThaiDigits.ToThai($"{back.Time}"), string.Join(" · ",
        from line in loan.Lines.OrderBy(line => line.Position)
        join came in back.Lines on line.Id equals came.LineId
        select string.Join(' ', new[]
        {
            ThaiDigits.ToThai(line.AssetName),
            came.Good > 0 ? say.Print("PartGood", ThaiDigits.ToThai($"{came.Good}"), line.Counter) : null,
            came.Damaged > 0 ? say.Print("PartDamaged", ThaiDigits.ToThai($"{came.Damaged}"), line.Counter) : null,
            came.Lost > 0 ? say.Print("PartLost", ThaiDigits.ToThai($"{came.Lost}"), line.Counter) : null,
        }.Where(part => part is not null))));

    /// <summary>A paper that nobody has signed.</summary>
    public SlipPaper Blank(SlipMatter matter, IReadOnlyList<SlipRow> rows, bool outside) => new(
        settings["Office:Name"] ?? screen.In(Languages.Thai, "OfficeName"), settings["Office:Address"] ?? say.Print("Place"), null, null,
        matter with
        {
            Phone = ThaiDigits.ToThai(matter.Phone),
            Purpose = ThaiDigits.ToThai(matter.Purpose),
            PlaceName = ThaiDigits.ToThai(matter.PlaceName),
            BorrowerPost = ThaiDigits.ToThai(matter.BorrowerPost),
        },
        rows, SlipSignature.Ink, SlipSignature.Ink, SlipSignature.Ink, SlipSignature.Ink, outside, IsChecked: false,
        SlipParties.Ink, SlipParties.Ink, null, null, null);

    /// <summary>The same paper, keyed by an officer for somebody else.</summary>
    public SlipPaper Keyed(SlipPaper paper, string officer, string post, KeyedBorrower borrower) => paper with
    {
        KeyedBy = say.Print("KeyedBy", officer, ThaiDigits.ToThai(post), ""),
        Letter = borrower is { Kind: BorrowerKind.Agency, LetterDate: { } day } && borrower.LetterNumber.Length > 0 ? LetterOf(borrower.Agency, borrower.LetterNumber, day) : null,
    };

    /// <summary>The same paper, for what was out before the system began.</summary>
    public SlipPaper FromBefore(SlipPaper paper, string number, DateOnly day) => paper with { Before = say.Print("BeforeMark"), Number = ThaiDigits.ToThai(number), Date = ThaiDates.Document(day) };

    string LetterOf(string agency, string number, DateOnly day) => say.Print("Letter", ThaiDigits.ToThai(agency), ThaiDigits.ToThai(number), ThaiDates.DocumentInline(day));

    /// <summary>One row of the table.</summary>
    public SlipRow Row(int position, string name, int quantity, string counter, string number, string accessories) => new(
        ThaiDigits.ToThai($"{position}"), ThaiDigits.ToThai(name), say.Print("Quantity", ThaiDigits.ToThai($"{quantity}"), counter),
        ThaiDigits.ToThai(number), ThaiDigits.ToThai(accessories));

    static Decision? Last(IReadOnlyList<Decision> decisions, int step) => decisions.LastOrDefault(decision => LoanSteps.OfPower(decision.PowerCode) == step);

    SlipSignature Signed(Decision? decision, IReadOnlyDictionary<Guid, OrderCited> orders, string approved, string rejected)
    {
        if (decision is null)
            return SlipSignature.Ink;
        var when = say.Print(decision.Outcome == TaskOutcome.Approved ? approved : rejected, ThaiDates.DocumentStamp(decision.At));
        return new SlipSignature(
            decision.PersonName,
            [.. decision.SignatureBlock.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ThaiDigits.ToThai)],
            orders.GetValueOrDefault(decision.Id) is { } order
                ? [ThaiDigits.ToThai(order.Clause is null ? say.Print("Order", order.Number) : say.Print("OrderClause", order.Number, order.Clause)), when]
                : [when]);
    }
}
