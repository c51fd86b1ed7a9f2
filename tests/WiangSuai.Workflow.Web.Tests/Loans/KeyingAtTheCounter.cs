using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What the property officer keys for others at the counter, in one line each.</summary>
internal static class KeyingAtTheCounter
{
    /// <summary>Something that a camera could have made; each call another one.</summary>
    static int pictures;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Guid> Picture(this AtTheCounter counter, string user)
    {
        var person = await counter.Person(user);
        byte[] bytes = [0xFF, 0xD8, 0xFF, .. BitConverter.GetBytes(Interlocked.Increment(ref pictures))];
        return (await counter.Office.With(services => services.GetRequiredService<SlipImages>().Keep(person, "slip.jpg", bytes, Stop))).Image!.Id;
    }

    public static async Task<KeyedBorrower> Driver(this AtTheCounter counter, string unit = "office") => new(
        BorrowerKind.Named, null, "นาย พ.", "พนักงานขับรถยนต์", await counter.Unit(unit), "", "", null, null);

    public static async Task<KeyedBorrower> Agency(this AtTheCounter counter, Guid? letter = null) => new(
        BorrowerKind.Agency, null, "นาง ว.", "ผู้อำนวยการ", null, "โรงเรียนบ้านกลาง", "ศธ 04061.12/88", counter.Today.AddDays(-2), letter ?? await counter.Picture("property"));

    public static async Task<KeyedBorrower> Staff(this AtTheCounter counter, string user) => new(BorrowerKind.Staff, await counter.Person(user), "", "", null, "", "", null, null);

    public static Task<Guid> Unit(this AtTheCounter counter, string code) => counter.Office.WithDb(db => db.Set<Unit>().Where(unit => unit.Code == code).Select(unit => unit.Id).SingleAsync(Stop));

    public static async Task<FileLoanResult> TryFileFor(this AtTheCounter counter, string officer, KeyedBorrower borrower, string number, int quantity = 1, LoanPlace place = LoanPlace.Outside, int from = 0, int due = 3)
    {
        var (person, request) = (await counter.Person(officer), await counter.Request(officer, number, quantity, place, from, due));
        return await counter.Office.With(services => services.GetRequiredService<FileLoan>().Handle(new FileLoanCommand(person, null, request with { Post = Guid.Empty }, Idempotency.NewKey(), borrower), Stop));
    }

    public static async Task<Guid> FileFor(this AtTheCounter counter, string officer, KeyedBorrower borrower, string number, int quantity = 1, LoanPlace place = LoanPlace.Outside, int from = 0, int due = 3) =>
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFileFor(officer, borrower, number, quantity, place, from, due)).Loan;

    /// <param name="from">Days from today, before it; <paramref name="due"/> alike.</param>
    public static async Task<KeyLoanBeforeCommand> Before(this AtTheCounter counter, string thing, int number, int from = -10, int due = 4, int quantity = 1, KeyedBorrower? borrower = null, int? far = null)
    {
        var request = (await counter.Request("property", thing, quantity, LoanPlace.Outside, 0, 0)) with { Post = Guid.Empty, StartsOn = counter.Today.AddDays(from), DueOn = counter.Today.AddDays(due) };
        return new KeyLoanBeforeCommand(await counter.Person("property"), borrower ?? await counter.Driver(), request, number, counter.Today.AddDays(from).Year, counter.Today.AddDays(from),
            await counter.Picture("property"), far, Idempotency.NewKey());
    }

    public static Task<FileLoanResult> TryKeep(this AtTheCounter counter, KeyLoanBeforeCommand command) =>
        counter.Office.With(services => services.GetRequiredService<KeyLoanBefore>().Handle(command, Stop));

    public static async Task<Guid> Keep(this AtTheCounter counter, KeyLoanBeforeCommand command) => Assert.IsType<FileLoanResult.Filed>(await counter.TryKeep(command)).Loan;

    public static async Task<KeepSignedSlipResult> Attach(this AtTheCounter counter, string officer, Guid loan)
    {
        var (person, picture) = (await counter.Person(officer), await counter.Picture(officer));
        return await counter.Office.With(services => services.GetRequiredService<KeepSignedSlip>().Handle(person, loan, picture, Stop));
    }

    public static async Task<PartiesResult> TryHandOverInk(this AtTheCounter counter, string officer, Guid loan, Guid? picture, string signer = "")
    {
        var (account, lines) = (await counter.Account(officer), (await counter.Loan(loan)).Lines);
        return await counter.Office.With(services => services.GetRequiredService<HandOverLoan>().Handle(new HandOverCommand(
            account.PersonId!.Value, account.Id, loan, [.. lines.Select(line => new LineBefore(line.Id, ConditionBefore.Good, ""))], "", Idempotency.NewKey(), new InkSignature(picture, signer)), Stop));
    }

    public static async Task<PartiesResult> TryGiveBackInk(this AtTheCounter counter, string officer, Guid loan, Guid? picture, string signer = "", int damaged = 0)
    {
        var (account, slip) = (await counter.Account(officer), await counter.Loan(loan));
        return await counter.Office.With(services => services.GetRequiredService<GiveBackLoan>().Handle(new GiveBackCommand(
            account.PersonId!.Value, account.Id, loan, slip.GiveBacks.Count + 1, [.. slip.Lines.Select(line => new LineAfter(line.Id, slip.NotBack(line) - damaged, damaged, 0, damaged > 0 ? "เลนส์แตก" : ""))], "", Idempotency.NewKey(), new InkSignature(picture, signer)), Stop));
    }

    /// <summary>Filed, and decided by whoever stands first at each step.</summary>
    public static async Task<Guid> Approved(this AtTheCounter counter, string user, string thing, int from, int due, int quantity = 1)
    {
        var loan = await counter.File(user, thing, quantity, from: from, due: due);
        while ((await counter.Loan(loan)).Status != LoanStatus.Approved)
        {
            var first = (await counter.OpenTask(loan)).Candidates.First(candidate => candidate.Rank == 0).PersonId;
            await counter.Decide(await counter.Office.WithDb(db => db.Set<Account>().Where(account => account.PersonId == first).Select(account => account.UserName!).SingleAsync(Stop)), loan);
        }
        return loan;
    }

    /// <summary>One is late with the thing, and the next is approved from today.</summary>
    public static async Task<(Guid From, Guid To)> TwoToPassOn(this AtTheCounter counter, string thing)
    {
        var from = await counter.Out(thing, due: 0);
        var to = await counter.Approved("lawyer", thing, from: 1, due: 3);
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        return (from, to);
    }
}
