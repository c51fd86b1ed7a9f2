using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Keeps language and size of text with the account, so that they follow the person. The last choice stands.</summary>
public sealed class KeepAppearance(AppDb db)
{
    public Task Language(ClaimsPrincipal user, string language, CancellationToken ct) => Handle(user.AccountId(), language, null, ct);

    /// <param name="language">th or en.</param>
    /// <param name="textSize">One of <see cref="TextSizes"/>; null leaves it as it is.</param>
    public async Task Handle(Guid account, string language, int? textSize, CancellationToken ct)
    {
        await using var work = await db.BeginWrite(ct);
        await db.Set<Account>().Where(a => a.Id == account).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Language, language).SetProperty(a => a.TextSize, a => textSize ?? a.TextSize), ct);
        await work.Commit(ct);
    }
}
