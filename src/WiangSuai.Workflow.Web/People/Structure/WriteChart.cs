using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Writes units, posts and persons as they were checked, each with a row of who changed what; in the caller's transaction.</summary>
public sealed class WriteChart(AppDb db, TimeProvider clock)
{
    /// <param name="id">Of a new one, where it has a key already.</param>
    /// <returns>The unit's key.</returns>
    internal async Task<Guid> Unit(ChangingWork work, Unit? existing, UnitContent content, IReadOnlyCollection<Unit> units, Guid account, CancellationToken ct, Guid? id = null)
    {
        await db.Set<UnitFunction>().LoadAsync(ct);
        var functions = db.Set<UnitFunction>().Local.ToList();   // with those that lines before this one added
        var before = existing is null ? null : Words(existing, units, functions);
        var key = existing?.Id ?? id ?? clock.NewId();
        var unit = existing ?? new Unit { Id = key, Code = content.Code.Length > 0 ? content.Code : $"u-{key:N}", Name = "", NameEn = "", Kind = content.Kind!.Value };
        if (existing is null)
            db.Add(unit);
        (unit.Name, unit.NameEn, unit.ParentId, unit.Place) = (content.Name.Trim(), English(content.NameEn, content.Name), content.Parent, content.Place);
        foreach (var function in functions.Where(f => f.UnitId == unit.Id && !content.Functions.Contains(f.Function)).ToList())
        {
            db.Remove(function);
            functions.Remove(function);
        }
        foreach (var name in content.Functions.Distinct().Where(name => functions.All(f => f.Function != name || f.UnitId != unit.Id)))
        {
            if (functions.Find(f => f.Function == name) is { } elsewhere)
            {
                elsewhere.UnitId = unit.Id;
            }
            else
            {
                var function = new UnitFunction { Function = name, UnitId = unit.Id };
                db.Add(function);
                functions.Add(function);
            }
        }
        Note(work, OrganisationPart.Unit, unit.Id, before, Words(unit, units, functions), account);
        return unit.Id;
    }

    /// <returns>The post's key.</returns>
    internal Guid Post(ChangingWork work, Post? existing, PostContent content, IReadOnlyCollection<Post> posts, IReadOnlyCollection<Unit> units, Guid account, Guid? id = null)
    {
        var before = existing is null ? null : Words(existing, posts, units);
        var key = existing?.Id ?? id ?? clock.NewId();
        var post = existing ?? new Post
        {
            Id = key,
            Code = content.Code.Length > 0 ? content.Code : $"p-{key:N}",
            Title = "",
            TitleEn = "",
            SignedAs = "",
            Kind = content.Kind!.Value,
            UnitId = content.Unit!.Value,
            IsHead = content.IsHead,
        };
        if (existing is null)
            db.Add(post);
        (post.Title, post.TitleEn, post.SignedAs) = (content.Title.Trim(), English(content.TitleEn, content.Title), content.SignedAs.Trim() is { Length: > 0 } signed ? signed : content.Title.Trim());
        (post.ReportsToId, post.Place) = (content.ReportsTo, content.Place);
        Note(work, OrganisationPart.Post, post.Id, before, Words(post, posts, units), account);
        return post.Id;
    }

    /// <returns>The person's key.</returns>
    internal Guid Person(DateTimeOffset at, Person? existing, PersonContent content, Guid account, Guid? id = null)
    {
        var before = existing is null ? null : Words(existing);
        var person = existing ?? new Person { Id = id ?? clock.NewId(), Name = "", NameEn = "" };
        if (existing is null)
            db.Add(person);
        (person.Name, person.NameEn, person.Telephone) = (content.Name.Trim(), English(content.NameEn, content.Name), string.IsNullOrWhiteSpace(content.Telephone) ? null : content.Telephone.Trim());
        var (row, proof) = OrganisationChange.Of(clock, OrganisationPart.Person, person.Id, before is null ? OrganisationAct.Added : OrganisationAct.Changed, before, Words(person), account, at, null);
        db.AddRange(row, proof);
        return person.Id;
    }

    internal void Note(ChangingWork work, OrganisationPart part, Guid subject, OrganisationAct act, string name, CloseCommand command)
    {
        var (row, proof) = OrganisationChange.Of(clock, part, subject, act, name, $"{name} ถึงก่อนวันที่ {ThaiDates.DocumentInline(command.Day!.Value)}", command.Account, work.At, work.Version);
        db.AddRange(row, proof);
    }

    void Note(ChangingWork work, OrganisationPart part, Guid subject, string? before, string after, Guid account)
    {
        var (row, proof) = OrganisationChange.Of(clock, part, subject, before is null ? OrganisationAct.Added : OrganisationAct.Changed, before, after, account, work.At, work.Version);
        db.AddRange(row, proof);
    }

    static string English(string english, string thai) => english.Trim() is { Length: > 0 } given ? given : thai.Trim();

    static string Words(Unit unit, IEnumerable<Unit> units, IEnumerable<UnitFunction> functions) => string.Join(" · ", new[]
    {
        unit.Name,
        units.FirstOrDefault(other => other.Id == unit.ParentId) is { } parent ? $"ภายใต้ {parent.Name}" : null,
        $"ลำดับ {unit.Place}",
        functions.Where(f => f.UnitId == unit.Id).Select(f => f.Function).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } does ? $"งานกลาง {string.Join(", ", does)}" : null,
    }.OfType<string>());

    static string Words(Post post, IEnumerable<Post> posts, IEnumerable<Unit> units) => string.Join(" · ", new[]
    {
        post.Title,
        post.SignedAs == post.Title ? null : $"ลงนามว่า {post.SignedAs}",
        units.FirstOrDefault(unit => unit.Id == post.UnitId)?.Name,
        post.IsHead ? "หัวหน้าหน่วยงาน" : null,
        posts.FirstOrDefault(other => other.Id == post.ReportsToId) is { } superior ? $"ขึ้นต่อ {superior.Title}" : null,
        $"ลำดับ {post.Place}",
    }.OfType<string>());

    static string Words(Person person) => person.Telephone is { } telephone ? $"{person.Name} · โทร. {telephone}" : person.Name;
}
