using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

/// <summary>What administrators and holders do about sign-ins, in one line each, over the counter where loans are decided.</summary>
public sealed class AtTheAccounts(AtTheCounter counter)
{
    public const string NewPassword = "ประโยคใหม่ที่ยาวพอ";

    static readonly TypedAt Somewhere = new TypedAt.Elsewhere("203.0.113.9");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public AtTheCounter Counter => counter;

    public static async Task<AtTheAccounts> Open(Databases databases, Provider provider) => new(await AtTheCounter.Open(databases, provider));

    public async Task<IssueResult> TryPropose(string by, string user, string reason = "ลืมรหัสผ่าน มาแจ้งด้วยตนเอง")
    {
        var (proposer, account) = (await counter.Account(by), await counter.Account(user));
        return await counter.Office.With(services => services.GetRequiredService<IssueSignIn>().Propose(proposer.Id, account.Id, reason, Stop));
    }

    public async Task<SignInIssue> Propose(string by, string user) => Assert.IsType<IssueResult.Done>(await TryPropose(by, user)).Issue;

    public async Task<IssueResult> TryConfirm(string by, SignInIssue issue)
    {
        var second = await counter.Account(by);
        return await counter.Office.With(services => services.GetRequiredService<IssueSignIn>().Confirm(second.Id, issue.Id, Stop));
    }

    public async Task<IssueResult> TryPrint(string by, SignInIssue issue)
    {
        var printer = await counter.Account(by);
        return await counter.Office.With(services => services.GetRequiredService<IssueSignIn>().Print(printer.Id, issue.Id, Stop));
    }

    public async Task<IssueResult> TryWithdraw(string by, SignInIssue issue)
    {
        var who = await counter.Account(by);
        return await counter.Office.With(services => services.GetRequiredService<IssueSignIn>().Withdraw(who.Id, issue.Id, Stop));
    }

    public async Task<AccountResult> TryStop(string by, string user, bool stop = true, string reason = "ลาออกจากราชการ")
    {
        var (administrator, account) = (await counter.Account(by), await counter.Account(user));
        return await counter.Office.With(services => services.GetRequiredService<OpenAccount>().Stop(administrator.Id, account.Id, stop, reason, Stop));
    }

    public Task<FirstSignInResult> TryUse(string user, string code, string password = NewPassword) =>
        counter.Office.With(services => services.GetRequiredService<FirstSignIn>().Handle(user, code, password, Somewhere, Stop));

    public async Task<bool> Accept(string user)
    {
        var account = await counter.Account(user);
        return await counter.Office.With(services => services.GetRequiredService<FirstSignIn>().Accept(account.Id, Stop));
    }

    public async Task<bool> Dispute(string user)
    {
        var account = await counter.Account(user);
        return await counter.Office.With(services => services.GetRequiredService<FirstSignIn>().Dispute(account.Id, Stop));
    }

    /// <summary>Proposed by the administrator, confirmed by the clerk: in effect, nothing printed yet.</summary>
    public async Task<SignInIssue> Reset(string user)
    {
        var issue = await Propose("admin", user);
        if (issue.NeedsSecond) Assert.IsType<IssueResult.Done>(await TryConfirm("clerk", issue));
        return issue;
    }

    public async Task<string> Print(SignInIssue issue) => Assert.IsType<IssueResult.Printed>(await TryPrint("admin", issue)).Code.Printed;

    public Task<SignInIssue> Issue(Guid id) => counter.Office.WithDb(db => db.Set<SignInIssue>().AsNoTracking().SingleAsync(issue => issue.Id == id, Stop));
}
