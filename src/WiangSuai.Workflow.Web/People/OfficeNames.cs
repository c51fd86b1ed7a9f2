using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Names of units, posts and classes of things in the reader's language, where a record holds only their ids or codes.</summary>
public sealed class OfficeNames(IReadOnlyDictionary<Guid, string> units, IReadOnlyDictionary<Guid, string> posts, IReadOnlyDictionary<string, string> classes)
{
    /// <summary>Reads them all: an office has dozens of each, not thousands.</summary>
    public static async Task<OfficeNames> Read(AppDb db, CancellationToken ct)
    {
        var thai = Languages.IsThai;
        return new(
            await db.Set<Unit>().ToDictionaryAsync(unit => unit.Id, unit => thai ? unit.Name : unit.NameEn, ct),
            await db.Set<Post>().ToDictionaryAsync(post => post.Id, post => thai ? post.Title : post.TitleEn, ct),
            await db.Set<AssetClass>().ToDictionaryAsync(kind => kind.Code, kind => thai ? kind.Thai : kind.English, ct));
    }

    public string Unit(Guid id) => units.GetValueOrDefault(id, "–");

    /// <summary>The post's present title; the one that the ruling kept where the post is unknown here.</summary>
    public string Post(PostRef post) => posts.GetValueOrDefault(post.Id, post.Title);

    public string Class(string code) => classes.GetValueOrDefault(code, code);
}
