using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Things of the register as lines of a file that can be sent back: its headings are recognised, and nothing would change.</summary>
public sealed class RegisterTable(AppDb db, AssetRegister register, ImportTexts say)
{
    /// <summary>How many things are read together.</summary>
    const int Together = 1_000;

    /// <param name="ids">Of the things, in the order of the file; all of the register where none are given.</param>
    public async Task<ExportedTable> Of(string name, IReadOnlyList<Guid>? ids, CancellationToken ct)
    {
        var (facts, fields) = (await register.Facts(ct), Enum.GetValues<RegisterField>().Where(field => field is not RegisterField.Ignored).ToList());
        return ExportedTable.Of(name, Things(ids, ct), [.. fields.Select(field => (say.Field(field), (Func<Asset, object?>)(asset => Value(asset, field, facts))))]);
    }

    async IAsyncEnumerable<Asset> Things(IReadOnlyList<Guid>? ids, [EnumeratorCancellation] CancellationToken ct)
    {
        ids ??= await db.Set<Asset>().Where(asset => asset.RetiredOn == null).OrderBy(asset => asset.Number).Select(asset => asset.Id).ToListAsync(ct);
        foreach (var some in ids.Chunk(Together))
        {
            var found = await db.Set<Asset>().AsNoTracking().Where(asset => some.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
            foreach (var id in some)
            {
                if (found.TryGetValue(id, out var asset)) yield return asset;
            }
        }
    }

    object? Value(Asset asset, RegisterField field, AssetFacts facts) => field switch
    {
        RegisterField.Number => asset.Number,
        RegisterField.Name => asset.Name,
        RegisterField.ClassCode => facts.Classes[asset.ClassCode] is var kind && Languages.IsThai ? kind.Thai : kind.English,
        RegisterField.Quantity => asset.Quantity,
        RegisterField.Counter => asset.Counter,
        RegisterField.UnitPrice => asset.UnitPrice,
        RegisterField.AcquiredOn => asset.AcquiredOn,
        RegisterField.HoldingUnitId => facts.Units[asset.HoldingUnitId],
        RegisterField.Location => asset.Location,
        RegisterField.CustodianPostId => asset.CustodianPostId is { } post ? facts.Posts[post] : null,
        RegisterField.Description => asset.Description,
        RegisterField.Model => asset.Model,
        RegisterField.SerialNumber => asset.SerialNumber,
        RegisterField.Accessories => asset.Accessories,
        RegisterField.AcquiredBy => asset.AcquiredBy,
        RegisterField.FundSource => asset.FundSource is { } fund ? say[$"Fund{fund}"] : null,
        RegisterField.DocumentNumber => asset.DocumentNumber,
        RegisterField.Supplier => asset.Supplier,
        RegisterField.SupplierContact => asset.SupplierContact,
        RegisterField.UsefulLifeYears => asset.UsefulLifeYears,
        RegisterField.Note => asset.Note,
        _ => throw new System.Diagnostics.UnreachableException($"field {field}"),
    };
}

/// <summary>On the page where a register is sent: the whole register as it stands, to be filled in and sent back.</summary>
internal sealed class WholeRegisterExport(RegisterTable register, ImportTexts say) : ListExport<SendModel>
{
    protected override async ValueTask<ExportedTable> Of(SendModel page, HttpContext http, CancellationToken ct) => await register.Of(say["RegisterFileName"], null, ct);
}
