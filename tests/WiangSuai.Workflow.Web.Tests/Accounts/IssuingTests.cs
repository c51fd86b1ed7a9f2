using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

/// <summary>A sign-in that is issued to somebody else is the way around every power; these are its locks.</summary>
public sealed class IssuingTests(Databases databases)
{
    const string Outside = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whoever_holds_no_powers_gets_a_sheet_from_one_administrator_and_confirms_it(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;

        var issue = await office.Propose("admin", "education");
        Assert.False(issue.NeedsSecond);
        var code = await office.Print(issue);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), (await office.Issue(issue.Id)).CodeHash!, StringComparison.OrdinalIgnoreCase);
        Assert.IsType<IssueResult.NotWaiting>(await office.TryPrint("admin", issue));   // never shown again

        Assert.IsType<FirstSignInResult.Invalid>(await office.TryUse("education", code, "short"));   // and the sheet is unused still
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("education", code.ToLowerInvariant()));
        Assert.IsType<FirstSignInResult.Wrong>(await office.TryUse("education", code));
        Assert.NotNull((await counter.Account("education")).UnconfirmedSince);
        Assert.True(await office.Accept("education"));
        Assert.False(await office.Accept("education"));
        Assert.Null((await counter.Account("education")).UnconfirmedSince);
    }

    [Fact]
    public async Task The_second_person_is_told_at_home_that_a_sign_in_waits_and_neither_proposer_nor_holder_is()
    {
        const string waits = "ยืนยันทางเข้าใช้ระบบเป็นคนที่สอง 1 บัญชี";
        var office = await AtTheAccounts.Open(databases, Provider.Sqlite);
        await using var counter = office.Counter;
        Assert.True((await office.Propose("admin", "mayor")).NeedsSecond);
        foreach (var (user, told) in new[] { ("clerk", true), ("admin", false), ("mayor", false), ("education", false) })
        {
            using var reader = new Visitor(counter.Office);
            await reader.SignIn(user);
            Assert.Equal((user, told), (user, (await reader.Get("/")).Text.Contains(waits, StringComparison.Ordinal)));
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whoever_holds_powers_keeps_the_old_sign_in_until_a_second_person_who_is_neither_proposer_nor_holder_confirms(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        using var clerk = new Visitor(counter.Office);
        Assert.Equal("/", (await clerk.SignIn("clerk")).Location);

        Assert.IsType<IssueResult.NotEntitled>(await office.TryPropose("mayor", "clerk"));
        Assert.IsType<IssueResult.OwnAccount>(await office.TryPropose("admin", "admin"));
        Assert.IsType<IssueResult.ReasonMissing>(await office.TryPropose("admin", "clerk", " "));
        var issue = await office.Propose("admin", "clerk");
        Assert.True(issue.NeedsSecond);
        Assert.IsType<IssueResult.NotWaiting>(await office.TryPropose("admin", "clerk"));
        Assert.IsType<IssueResult.NotWaiting>(await office.TryPrint("admin", issue));
        Assert.IsType<IssueResult.SamePerson>(await office.TryConfirm("admin", issue));
        Assert.IsType<IssueResult.OwnAccount>(await office.TryConfirm("clerk", issue));
        Assert.IsType<IssueResult.NotEntitled>(await office.TryConfirm("deputy1", issue));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await clerk.Get("/account")).Status);   // nothing was taken away yet

        Assert.IsType<IssueResult.Done>(await office.TryConfirm("mayor", issue));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await clerk.Get("/account")).Status);
        Assert.NotEqual("/", (await clerk.SignIn("clerk")).Location);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_database_itself_refuses_a_second_person_who_is_the_first_or_the_holder(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var issue = await office.Propose("admin", "mayor");
        foreach (var same in new[] { issue.ProposedById, issue.AccountId })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => counter.Office.WithDb(db =>
                db.Set<SignInIssue>().Where(i => i.Id == issue.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.ConfirmedById, same), Stop)));
            Assert.True(refused.Of("ck_sign_in_issue_not_by_its_holder"));
        }
        var alone = await Assert.ThrowsAnyAsync<Exception>(() => counter.Office.WithDb(db =>
            db.Set<SignInIssue>().Where(i => i.Id == issue.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.EffectiveAt, counter.Office.Clock.GetUtcNow()), Stop)));
        Assert.True(alone.Of("ck_sign_in_issue_second_person"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_holder_and_internal_audit_are_told_when_it_is_proposed(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var issue = await office.Propose("admin", "deputy1");
        var told = await counter.Office.WithDb(db => db.Set<Notice>().Where(notice => notice.SignInIssueId == issue.Id).Select(notice => new { notice.PersonId, notice.Kind }).ToListAsync(Stop));
        Assert.Equivalent(new[]
        {
            new { PersonId = await counter.Person("deputy1"), Kind = NoticeKind.SignInIssued },
            new { PersonId = await counter.Person("auditor"), Kind = NoticeKind.SignInSeen },
        }, told, strict: true);

        using var auditor = new Visitor(counter.Office);
        await auditor.SignIn("auditor");
        Assert.Contains("มีการออกทางเข้าใช้ระบบใหม่ให้บัญชี deputy1", (await auditor.Get("/notices")).Text, StringComparison.Ordinal);
        Assert.Contains("ลืมรหัสผ่าน", (await auditor.Get($"/accounts/{issue.AccountId}")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Deciding_is_refused_from_the_confirmation_on_until_the_holders_own_word(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var loan = await counter.File("education", Outside);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);

        var issue = await office.Propose("admin", "deputy1");
        await office.TryConfirm("clerk", issue);
        await RefusedForSignIn(counter, "deputy1", loan);
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("deputy1", await office.Print(issue)));
        await RefusedForSignIn(counter, "deputy1", loan);   // whoever signed in with the sheet has said nothing yet
        Assert.True(await office.Accept("deputy1"));
        await counter.Decide("deputy1", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Handing_over_is_refused_to_the_officer_and_the_receivers_password_does_not_count(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var loan = await counter.File("education", Outside, from: 0);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        await counter.Decide("deputy1", loan);

        var receiver = await office.Reset("education");
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("education", await office.Print(receiver)));
        var stopped = Assert.IsType<PartiesResult.Invalid>(await counter.TryHandOver("property", loan, AtTheAccounts.NewPassword));
        Assert.Contains(stopped.Problems, problem => problem.Code == PartiesProblemCode.SignInNotConfirmed);
        Assert.True(await office.Accept("education"));

        var officer = await office.Reset("property");
        var refused = Assert.IsType<PartiesResult.NotEntitled>(await counter.TryHandOver("property", loan, AtTheAccounts.NewPassword));
        Assert.IsType<Reason.SignInNotConfirmed>(refused.Ruling.Reasons[0]);
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("property", await office.Print(officer)));
        Assert.True(await office.Accept("property"));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan, AtTheAccounts.NewPassword));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoking_an_order_is_refused_likewise(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        await office.Reset("mayor");
        var (mayor, order) = (await counter.Person("mayor"), await counter.Office.WithDb(db => db.Set<Web.Orders.Instrument>().Where(i => i.Number == 321 && i.KnownTo == null).Select(i => i.Id).SingleAsync(Stop)));
        var result = await counter.Office.With(services => services.GetRequiredService<RevokeOrder>().Handle(new RevokeOrderCommand(mayor, order, null, "เปลี่ยนแปลง", Idempotency.NewKey()), Stop));
        Assert.IsType<Reason.SignInNotConfirmed>(Assert.IsType<RevokeOrderResult.NotEntitled>(result).Ruling.Reasons[0]);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_holder_who_did_not_ask_for_it_stops_the_account_and_internal_audit_is_told(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var issue = await office.Reset("deputy1");
        await office.TryUse("deputy1", await office.Print(issue));
        Assert.True(await office.Dispute("deputy1"));
        var account = await counter.Account("deputy1");
        Assert.NotNull(account.DisabledAt);
        Assert.NotNull(account.UnconfirmedSince);
        Assert.Null(account.PasswordHash);
        Assert.Equal(SignInEnd.Disputed, (await office.Issue(issue.Id)).End);
        var auditor = await counter.Person("auditor");
        Assert.True(await counter.Office.WithDb(db => db.Set<Notice>().AnyAsync(notice => notice.PersonId == auditor && notice.Kind == NoticeKind.SignInDisputed, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_withdrawn_sheet_opens_nothing_and_its_holder_decides_nothing_until_another_is_confirmed(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var lost = await office.Reset("deputy1");
        var code = await office.Print(lost);
        Assert.IsType<IssueResult.Done>(await office.TryWithdraw("clerk", lost));
        Assert.IsType<FirstSignInResult.Wrong>(await office.TryUse("deputy1", code));
        Assert.NotNull((await counter.Account("deputy1")).UnconfirmedSince);

        var next = await office.Reset("deputy1");
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("deputy1", await office.Print(next)));
        Assert.IsType<IssueResult.NotWaiting>(await office.TryWithdraw("clerk", next));   // too late: the holder has the word now
        Assert.True(await office.Accept("deputy1"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_sheet_expires_and_a_guess_at_its_code_has_to_wait_after_some_attempts(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var issue = await office.Reset("education");
        var code = await office.Print(issue);
        for (var guess = 0; guess < Patience.WithStranger.Free; guess++)
            Assert.IsType<FirstSignInResult.Wrong>(await office.TryUse("education", "AAAA-BBBB-CCCC"));
        Assert.IsType<FirstSignInResult.Wait>(await office.TryUse("education", code));
        counter.Office.Clock.Advance(TimeSpan.FromDays(8));
        Assert.IsType<FirstSignInResult.Wrong>(await office.TryUse("education", code));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_sheet_for_somebody_without_powers_opens_nothing_once_its_holder_has_come_to_hold_them(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var issue = await office.Propose("admin", "education");
        var code = await office.Print(issue);
        var person = await counter.Person("education");
        await counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, counter.Office.Clock, Stop);
            var mayor = await db.Set<Web.People.Post>().SingleAsync(post => post.Code == "mayor", Stop);
            db.Add(new Web.People.Holding { Id = counter.Office.Clock.NewId(), PersonId = person, PostId = mayor.Id, Mode = HoldingMode.ActingInPost, From = counter.Today, Basis = "คำสั่ง", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        Assert.IsType<FirstSignInResult.NeedsSecond>(await office.TryUse("education", code));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_many_who_propose_confirm_print_or_use_it_at_once_one_does(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var proposed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.TryPropose("admin", "deputy1")));
        var issue = Assert.Single(proposed.OfType<IssueResult.Done>()).Issue;
        Assert.Single((await Task.WhenAll(new[] { "clerk", "mayor", "clerk", "mayor" }.Select(by => office.TryConfirm(by, issue)))).OfType<IssueResult.Done>());
        var code = Assert.Single((await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.TryPrint("admin", issue)))).OfType<IssueResult.Printed>()).Code.Printed;
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.TryUse("deputy1", code)))).OfType<FirstSignInResult.Done>());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_decision_made_while_a_sign_in_is_confirmed_comes_before_it_or_is_refused(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        for (var round = 0; round < 3; round++)
        {
            var loan = await counter.File("education", Outside, from: 5 + 4 * round, due: 6 + 4 * round);
            await counter.Decide("education-head", loan);
            await counter.Decide("property", loan);
            var issue = await office.Propose("admin", "deputy1");
            var deciding = counter.TryDecide("deputy1", loan);
            var confirming = office.TryConfirm("clerk", issue);
            var (decided, confirmed) = (await deciding, await confirming);

            Assert.IsType<IssueResult.Done>(confirmed);
            var since = (await counter.Account("deputy1")).UnconfirmedSince!.Value;
            if (decided is DecideResult.Decided)
                Assert.True(await counter.Office.WithDb(db => db.Set<Decision>().Where(d => d.CaseId == loan).OrderByDescending(d => d.JournalPosition).Select(d => d.At).FirstAsync(Stop)) <= since);
            else
                Assert.IsType<Reason.SignInNotConfirmed>(Assert.IsType<DecideResult.NotEntitled>(decided).Ruling.Reasons[0]);
            await office.TryUse("deputy1", await office.Print(issue));
            Assert.True(await office.Accept("deputy1"));
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task In_a_new_office_the_first_administrator_alone_opens_the_first_accounts_and_then_no_longer(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var (admin, persons) = await office.WithDb(async db =>
        {
            await db.Set<Account>().Where(a => a.UserName != "admin").ExecuteDeleteAsync(Stop);
            var account = await db.Set<Account>().SingleAsync(Stop);
            return (account.Id, await db.Set<Web.People.Holding>().Where(h => h.Post!.Code == "clerk" || h.Post.Code == "mayor").OrderBy(h => h.Post!.Code).Select(h => h.PersonId).ToListAsync(Stop));
        });
        var clerk = Assert.IsType<AccountResult.Done>(await Open(office, admin, persons[0], "clerk"));
        var first = await IssueOf(office, clerk.Account);
        Assert.True(first is { HeldPowers: true, NeedsSecond: false, EffectiveAt: not null });
        Assert.IsType<AccountResult.HasOne>(await Open(office, admin, persons[0], "clerk2"));
        Assert.IsType<AccountResult.Invalid>(await Open(office, admin, persons[1], "clerk"));

        var code = Assert.IsType<IssueResult.Printed>(await office.With(s => s.GetRequiredService<IssueSignIn>().Print(admin, first.Id, Stop))).Code.Printed;
        Assert.IsType<FirstSignInResult.Done>(await office.With(s => s.GetRequiredService<FirstSignIn>().Handle("clerk", code, AtTheAccounts.NewPassword, new TypedAt.Elsewhere("203.0.113.9"), Stop)));
        Assert.True(await office.With(s => s.GetRequiredService<FirstSignIn>().Accept(clerk.Account, Stop)));

        var mayor = Assert.IsType<AccountResult.Done>(await Open(office, admin, persons[1], "mayor"));
        Assert.True(await IssueOf(office, mayor.Account) is { NeedsSecond: true, EffectiveAt: null });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whoever_stops_all_others_who_confirm_is_not_alone_and_another_stands_in_for_them(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        foreach (var other in new[] { "clerk", "mayor" })
            Assert.IsType<AccountResult.Done>(await office.TryStop("admin", other));
        var accomplice = Assert.IsType<AccountResult.Done>(await Open(counter.Office, (await counter.Account("admin")).Id, await WithoutAccount(counter.Office), "accomplice", isAdministrator: true));
        var issue = await IssueOf(counter.Office, accomplice.Account);
        Assert.True(issue is { HeldPowers: true, NeedsSecond: true, EffectiveAt: null });
        Assert.IsType<IssueResult.NotWaiting>(await office.TryPrint("admin", issue));

        using Visitor head = new(counter.Office), employee = new(counter.Office);
        await head.SignIn("education-head");
        await employee.SignIn("education");
        Assert.Contains("ยืนยัน", (await head.Get($"/accounts/{accomplice.Account}")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await head.Get($"/accounts/{(await counter.Account("mayor")).Id}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await employee.Get($"/accounts/{accomplice.Account}")).Status);
        Assert.IsType<IssueResult.SamePerson>(await office.TryConfirm("admin", issue));
        Assert.IsType<IssueResult.NotEntitled>(await office.TryConfirm("education", issue));

        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "clerk", stop: false));
        Assert.IsType<IssueResult.NotEntitled>(await office.TryConfirm("education-head", issue));   // the clerk can, again
        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "clerk"));
        Assert.IsType<IssueResult.Done>(await office.TryConfirm("education-head", issue));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whose_only_other_confirmer_has_left_the_office_opens_the_next_account_alone(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        var (admin, colleague) = ((await counter.Account("admin")).Id, Guid.CreateVersion7());
        await counter.Office.WithDb(async db =>
        {
            await db.Set<Account>().Where(a => a.UserName == "clerk" || a.UserName == "mayor").ExecuteDeleteAsync(Stop);
            db.Add(new Web.People.Person { Id = colleague, Name = "นาย ว่าง", NameEn = "Mr W" });
            await db.SaveChangesAsync(Stop);
        });
        var second = Assert.IsType<AccountResult.Done>(await Open(counter.Office, admin, colleague, "second", isAdministrator: true)).Account;
        Assert.IsType<FirstSignInResult.Done>(await office.TryUse("second", await office.Print(await IssueOf(counter.Office, second))));
        Assert.True(await office.Accept("second"));
        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "second"));
        var waiting = Assert.IsType<AccountResult.Done>(await Open(counter.Office, admin, await PersonIn(counter.Office, "clerk"), "clerk")).Account;
        Assert.Null((await IssueOf(counter.Office, waiting)).EffectiveAt);

        await counter.Office.WithDb(db => db.Set<Web.People.Person>().Where(person => person.Id == colleague).ExecuteUpdateAsync(set => set.SetProperty(person => person.LeftOn, counter.Today), Stop));
        var mayor = Assert.IsType<AccountResult.Done>(await Open(counter.Office, admin, await PersonIn(counter.Office, "mayor"), "mayor")).Account;
        Assert.True(await IssueOf(counter.Office, mayor) is { NeedsSecond: false, EffectiveAt: not null });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_stops_or_resumes_an_account_says_why_and_it_stands_with_its_proof_and_is_told(Provider provider)
    {
        var office = await AtTheAccounts.Open(databases, provider);
        await using var counter = office.Counter;
        Assert.IsType<AccountResult.ReasonMissing>(await office.TryStop("admin", "deputy1", reason: " "));
        Assert.IsType<AccountResult.ReasonTooLong>(await office.TryStop("admin", "deputy1", reason: new string('x', IssueSignIn.LongestReason + 1)));
        Assert.IsType<AccountResult.NotEntitled>(await office.TryStop("clerk", "deputy1"));
        Assert.IsType<AccountResult.OwnAccount>(await office.TryStop("admin", "admin"));
        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "deputy1", reason: "โทรศัพท์หาย"));
        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "deputy1", reason: "โทรศัพท์หาย"));   // sent twice
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<AccountResult.Done>(await office.TryStop("admin", "deputy1", stop: false, reason: "พบแล้ว"));

        var (account, admin) = ((await counter.Account("deputy1")).Id, (await counter.Account("admin")).Id);
        var changes = await counter.Office.WithDb(db => db.Set<AccountChange>().AsNoTracking().OrderBy(change => change.At).ThenBy(change => change.Id).ToListAsync(Stop));
        Assert.Equal([(account, AccountAct.Stopped, "โทรศัพท์หาย", admin), (account, AccountAct.Resumed, "พบแล้ว", admin)], changes.Select(change => (change.AccountId, change.Act, change.Reason, change.ByAccountId)));
        foreach (var change in changes)
            Assert.Equal("account-change", await counter.Office.WithDb(db => db.Set<Web.Ledger.Leaf>().Where(leaf => leaf.RecordId == change.Id).Select(leaf => leaf.Kind).SingleAsync(Stop)));
        var told = await counter.Office.WithDb(db => db.Set<Notice>().Where(notice => notice.AccountChangeId != null).Select(notice => new { notice.PersonId, notice.Kind }).ToListAsync(Stop));
        var (deputy, audit) = (await counter.Person("deputy1"), await counter.Person("auditor"));
        Assert.Equivalent(new[]
        {
            new { PersonId = deputy, Kind = NoticeKind.AccountStopped }, new { PersonId = audit, Kind = NoticeKind.AccountStopped },
            new { PersonId = deputy, Kind = NoticeKind.AccountResumed }, new { PersonId = audit, Kind = NoticeKind.AccountResumed },
        }, told, strict: true);
        var refused = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("update account_change set reason = 'x'", Stop)));
        Assert.True(refused?.Of("tr_account_change_append_only"));

        using Visitor auditor = new(counter.Office), holder = new(counter.Office);
        await auditor.SignIn("auditor");
        await holder.SignIn("deputy1");
        Assert.Contains("บัญชี deputy1 ถูกระงับการใช้", (await auditor.Get("/notices")).Text, StringComparison.Ordinal);
        Assert.Contains("โทรศัพท์หาย", (await auditor.Get($"/accounts/{account}")).Text, StringComparison.Ordinal);
        Assert.Contains("บัญชีของท่านใช้ต่อได้แล้ว", (await holder.Get("/notices")).Text, StringComparison.Ordinal);
    }

    static Task<AccountResult> Open(Office office, Guid by, Guid person, string name, bool isAdministrator = false) =>
        office.With(services => services.GetRequiredService<OpenAccount>().Handle(by, person, name, isAdministrator, "เปิดบัญชีใหม่", Stop));

    static Task<Guid> WithoutAccount(Office office) => office.WithDb(db => db.Set<Web.People.Person>().Where(person => !db.Set<Account>().Any(a => a.PersonId == person.Id)).OrderBy(person => person.Id).Select(person => person.Id).FirstAsync(Stop));

    static Task<Guid> PersonIn(Office office, string post) => office.WithDb(db => db.Set<Web.People.Holding>().Where(held => held.Post!.Code == post && held.KnownTo == null).Select(held => held.PersonId).SingleAsync(Stop));

    static Task<SignInIssue> IssueOf(Office office, Guid account) => office.WithDb(db => db.Set<SignInIssue>().AsNoTracking().SingleAsync(issue => issue.AccountId == account, Stop));

    static async Task RefusedForSignIn(AtTheCounter counter, string user, Guid loan)
    {
        var refused = Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide(user, loan));
        Assert.IsType<Reason.SignInNotConfirmed>(refused.Ruling.Reasons[0]);
    }
}
