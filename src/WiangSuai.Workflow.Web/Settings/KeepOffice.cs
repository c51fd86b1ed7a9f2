using System.Text.Json;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>What is typed of the office.</summary>
public sealed record OfficeContent(string Name, string NameEn, string Province, MunicipalityKind? Kind, string Help, string HelpEn);

/// <summary>The administrator says what the office is and is called. What was said before stays.</summary>
public sealed class KeepOffice(AppDb db, Office office, TimeProvider clock)
{
    /// <returns>Fields that are missing or too long; none where it was kept. Saying the same again keeps nothing new.</returns>
    public async Task<IReadOnlyList<string>> Handle(Guid account, OfficeContent content, CancellationToken ct)
    {
        (string Field, string Text)[] needed = [("Name", content.Name), ("NameEn", content.NameEn), ("Province", content.Province)];
        List<string> wrong = [.. needed.Where(field => string.IsNullOrWhiteSpace(field.Text)).Select(field => field.Field)];
        (string Field, string Text)[] all = [.. needed, ("Help", content.Help), ("HelpEn", content.HelpEn)];
        wrong.AddRange(all.Where(field => field.Text.Length > OfficeProfile.LongestName).Select(field => field.Field));
        if (content.Kind is null)
            wrong.Add("Kind");
        if (wrong.Count > 0)
            return wrong;
        if (await OfficeProfiles.Newest(db, ct) is { } before && new OfficeContent(before.Name, before.NameEn, before.Province, before.Kind, before.Help, before.HelpEn) == content)
            return [];

        var at = clock.GetUtcNow();
        var row = new OfficeProfile
        {
            Id = clock.NewId(),
            Name = content.Name.Trim(),
            NameEn = content.NameEn.Trim(),
            Province = content.Province.Trim(),
            Kind = content.Kind!.Value,
            Help = content.Help.Trim(),
            HelpEn = content.HelpEn.Trim(),
            ByAccountId = account,
            At = at,
        };
        db.Add(row);
        db.Add(Leaf.Of(clock.NewId(), "office-profile", row.Id, JsonSerializer.Serialize(new { kind = "office-profile", id = row.Id, name = row.Name, nameEn = row.NameEn, province = row.Province, municipality = row.Kind.ToString(), by = account, at = at.ToString("O") }, OrderContent.Json), at));
        await db.SaveChangesAsync(ct);
        office.Forget();
        return [];
    }
}
