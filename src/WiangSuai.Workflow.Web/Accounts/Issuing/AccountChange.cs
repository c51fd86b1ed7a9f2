using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>An account was stopped or resumed by an administrator (ระงับการใช้, ให้ใช้ต่อ). The holder and internal audit are told; nobody changes it.</summary>
/// <remarks>A holder who disputes a sign-in stops the own account: that stands with the sign-in.</remarks>
public sealed class AccountChange
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Account? Account { get; init; }
    public required AccountAct Act { get; init; }
    public required string Reason { get; init; }

    /// <summary>Account of the administrator; never the stopped one.</summary>
    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The row with its proof.</summary>
    internal static (AccountChange Row, Leaf Proof) Of(TimeProvider clock, Guid account, AccountAct act, string reason, Guid by, DateTimeOffset at)
    {
        var row = new AccountChange { Id = clock.NewId(), AccountId = account, Act = act, Reason = reason, ByAccountId = by, At = at };
        return (row, Leaf.Of(clock.NewId(), "account-change", row.Id, JsonSerializer.Serialize(new
        {
            kind = "account-change",
            id = row.Id,
            account,
            act = act.ToString(),
            reason,
            by,
            at = at.ToString("O"),
        }), at));
    }
}

public enum AccountAct
{
    Stopped,
    Resumed,
}

internal sealed class AccountChangeMapping : IEntityTypeConfiguration<AccountChange>
{
    public void Configure(EntityTypeBuilder<AccountChange> change)
    {
        change.ToTable("account_change", table =>
        {
            table.HasCheckConstraint("ck_account_change_not_by_its_holder", "by_account_id <> account_id");
            table.HasCheckConstraint("ck_account_change_says_why", "reason <> ''");
        });
        change.Property(c => c.Reason).HasMaxLength(IssueSignIn.LongestReason);
        change.HasIndex(c => new { c.AccountId, c.At });
        change.HasOne(c => c.Account).WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Account>().WithMany().HasForeignKey(c => c.ByAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
