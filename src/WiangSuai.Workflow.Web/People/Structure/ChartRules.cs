using System.Text.RegularExpressions;
using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A unit as a form or a line of a file says it.</summary>
/// <param name="Code">Blank: the system makes one.</param>
/// <param name="NameEn">Blank: the Thai name stands for it.</param>
/// <param name="Functions">What it does for the whole office; see <see cref="People.Functions"/>.</param>
public sealed record UnitContent(string Code, string Name, string NameEn, UnitKind? Kind, Guid? Parent, int Place, IReadOnlyList<string> Functions);

/// <summary>A post as a form or a line of a file says it. What it is, where it is and whether it heads its unit is said once, when it is made: orders and decisions rest on that.</summary>
/// <param name="SignedAs">Blank: the title.</param>
public sealed record PostContent(string Code, string Title, string TitleEn, string SignedAs, PostKind? Kind, Guid? Unit, bool IsHead, Guid? ReportsTo, int Place);

/// <param name="Name">With the title in front.</param>
public sealed record PersonContent(string Name, string NameEn, string? Telephone);

/// <summary>What speaks against a change of the chart, by the chart as it stands. Pure, so that a form and a file are held to the same.</summary>
public static partial class ChartRules
{
    public const int LongestName = 400, LongestCode = 60, LongestTelephone = 40;

    /// <param name="existing">The unit that is changed; none for a new one.</param>
    /// <param name="units">All, closed ones too: a code is never used again.</param>
    public static IEnumerable<ChartProblem> Of(UnitContent content, Unit? existing, IReadOnlyCollection<Unit> units)
    {
        foreach (var problem in OfName(content.Name, content.NameEn, "Name", "NameEn").Concat(OfCode(content.Code, existing?.Id, units.Select(unit => (unit.Id, unit.Code)))))
            yield return problem;
        if (content.Kind is null)
            yield return new("Kind", ChartProblemCode.KindMissing);
        if (content.Parent is not { } parent)
        {
            if (content.Kind is UnitKind.Section)
                yield return new("Parent", ChartProblemCode.SectionNeedsParent);
        }
        else if (units.All(unit => unit.Id != parent || unit.AbolishedOn is not null))
        {
            yield return new("Parent", ChartProblemCode.ParentMissing);
        }
        else if (existing is not null && IsAbove(existing.Id, parent, id => units.FirstOrDefault(unit => unit.Id == id)?.ParentId))
        {
            yield return new("Parent", ChartProblemCode.ParentIsBelow);
        }
    }

    /// <param name="mostDeputies">How many deputies the law lets a municipality of this kind have.</param>
    public static IEnumerable<ChartProblem> Of(PostContent content, Post? existing, IReadOnlyCollection<Post> posts, IReadOnlyCollection<Unit> units, int mostDeputies)
    {
        foreach (var problem in OfName(content.Title, content.TitleEn, "Title", "TitleEn").Concat(OfCode(content.Code, existing?.Id, posts.Select(post => (post.Id, post.Code)))))
            yield return problem;
        if (content.SignedAs.Length > LongestName)
            yield return new("SignedAs", ChartProblemCode.TooLong, content.SignedAs.Length, LongestName);
        var kind = existing?.Kind ?? content.Kind;
        if (existing is null)
        {
            foreach (var problem in OfNew(content, posts.Where(post => post.AbolishedOn is null).ToList(), units, mostDeputies))
                yield return problem;
        }
        if (content.ReportsTo is not { } superior)
        {
            if (kind is not null and not PostKind.Mayor)
                yield return new("ReportsTo", ChartProblemCode.SuperiorMissing);
        }
        else if (posts.All(post => post.Id != superior || post.AbolishedOn is not null))
        {
            yield return new("ReportsTo", ChartProblemCode.SuperiorMissing);
        }
        else if (existing is not null && IsAbove(existing.Id, superior, id => posts.FirstOrDefault(post => post.Id == id)?.ReportsToId))
        {
            yield return new("ReportsTo", ChartProblemCode.SuperiorIsBelow);
        }
    }

    /// <summary>
    /// Powers climb along the superiors. One administrator who leads them past somebody would so give powers to people: whom a post reports to stays as long as
    /// somebody holds it, or a post below it, or sits in the unit that it heads.
    /// </summary>
    /// <param name="post">As it stands.</param>
    /// <param name="superior">Whom it would report to.</param>
    /// <param name="held">What stands or waits, of all posts.</param>
    public static IEnumerable<ChartProblem> OfSuperior(Post post, Guid? superior, IReadOnlyCollection<Post> posts, IEnumerable<HeldSpan> held, DateOnly today)
    {
        if (superior == post.ReportsToId)
            yield break;
        var climbing = posts.Where(other => IsAbove(post.Id, other.Id, id => posts.FirstOrDefault(one => one.Id == id)?.ReportsToId) || (post.IsHead && other.UnitId == post.UnitId)).ToDictionary(other => other.Id);
        if (held.FirstOrDefault(span => climbing.ContainsKey(span.Post) && (span.To is null || span.To >= today)) is { } sitting)
            yield return new("ReportsTo", ChartProblemCode.SuperiorNeedsEmptyPosts, sitting.Name, climbing[sitting.Post].Title);
    }

    static IEnumerable<ChartProblem> OfNew(PostContent content, List<Post> open, IReadOnlyCollection<Unit> units, int mostDeputies)
    {
        if (content.Kind is null)
            yield return new("Kind", ChartProblemCode.KindMissing);
        else if (content.Kind is PostKind.Mayor or PostKind.Clerk && open.Find(post => post.Kind == content.Kind) is { } only)
            yield return new("Kind", ChartProblemCode.OnlyOneSuch, only.Title);
        else if (content.Kind is PostKind.DeputyMayor && open.Count(post => post.Kind is PostKind.DeputyMayor) >= mostDeputies)
            yield return new("Kind", ChartProblemCode.TooManyDeputies, mostDeputies);
        if (content.Unit is null || units.All(unit => unit.Id != content.Unit || unit.AbolishedOn is not null))
            yield return new("Unit", ChartProblemCode.UnitMissing);
        else if (content.IsHead && open.Find(post => post.UnitId == content.Unit && post.IsHead) is { } head)
            yield return new("IsHead", ChartProblemCode.HeadTaken, head.Title);
    }

    public static IEnumerable<ChartProblem> Of(PersonContent content)
    {
        foreach (var problem in OfName(content.Name, content.NameEn, "Name", "NameEn"))
            yield return problem;
        if (content.Telephone?.Length > LongestTelephone)
            yield return new("Telephone", ChartProblemCode.TooLong, content.Telephone.Length, LongestTelephone);
    }

    /// <summary>The day of a closing: from then on the thing is no more. History is not written ahead.</summary>
    public static IEnumerable<ChartProblem> OfDay(DateOnly? day, DateOnly today)
    {
        if (day is null)
            yield return new("Day", ChartProblemCode.DayMissing);
        else if (day > today)
            yield return new("Day", ChartProblemCode.DayInFuture);
    }

    static IEnumerable<ChartProblem> OfName(string name, string nameEn, string field, string fieldEn)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield return new(field, ChartProblemCode.NameMissing);
        else if (name.Length > LongestName)
            yield return new(field, ChartProblemCode.TooLong, name.Length, LongestName);
        if (nameEn.Length > LongestName)
            yield return new(fieldEn, ChartProblemCode.TooLong, nameEn.Length, LongestName);
    }

    /// <summary>A code is never changed, so it is looked at where a thing is new.</summary>
    static IEnumerable<ChartProblem> OfCode(string code, Guid? existing, IEnumerable<(Guid Id, string Code)> known)
    {
        if (existing is not null || code.Length == 0)
            yield break;
        if (code.Length > LongestCode || !Code().IsMatch(code))
            yield return new("Code", ChartProblemCode.CodeNotUnderstood);
        else if (known.Any(other => other.Code == code))
            yield return new("Code", ChartProblemCode.CodeTaken, code);
    }

    /// <summary>Whether <paramref name="one"/> is <paramref name="other"/> or stands above it.</summary>
    static bool IsAbove(Guid one, Guid other, Func<Guid, Guid?> above)
    {
        var seen = new HashSet<Guid>();
        for (Guid? at = other; at is { } id && seen.Add(id); at = above(id))
            if (id == one) return true;
        return false;
    }

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Code();
}
