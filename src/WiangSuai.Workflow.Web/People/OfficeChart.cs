using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A unit as the chart shows it (ผังหน่วยงาน): its posts first, then the sections under it.</summary>
public sealed record UnitInTree(Guid Id, string Name, IReadOnlyList<PostInTree> Posts, IReadOnlyList<UnitInTree> Units);

/// <summary>One line of the chart: a post with one holder. A post with two holders has two lines, a vacant one has one.</summary>
/// <param name="Person">Who holds it; none where it is vacant.</param>
public sealed record PostInTree(Guid Post, string Title, Guid? Person, string Holder, string? Note, Mark State);

/// <summary>Which lines of the chart somebody looks for.</summary>
public enum ChartPart
{
    All,

    /// <summary>Posts that nobody holds.</summary>
    Vacant,

    /// <summary>Held in another way than properly.</summary>
    Acting,

    /// <summary>Whose holder is not there today.</summary>
    Away,
}

/// <summary>Puts units, posts and holders into the order in which the office draws itself.</summary>
/// <param name="holdings">Those of today, with their persons.</param>
/// <param name="away">Absences of this moment by person.</param>
internal sealed class OfficeChart(
    IReadOnlyList<Unit> units, IReadOnlyList<Post> posts, IReadOnlyList<Holding> holdings, ILookup<Guid, Absence> away, PeopleTexts say)
{
    /// <param name="sought">Only lines whose title or holder contains it, units whose name does, and the units above them; null for all.</param>
    internal IReadOnlyList<UnitInTree> Tree(string? sought, ChartPart part = ChartPart.All) => Under(null, sought, part);

    List<UnitInTree> Under(Guid? parent, string? sought, ChartPart part) =>
    [
        .. units.Where(unit => unit.ParentId == parent)
            .Select(unit =>
            {
                var within = sought is not null && Contains(Here(unit.Name, unit.NameEn), sought) ? null : sought;
                return new UnitInTree(unit.Id, Here(unit.Name, unit.NameEn), Lines(unit, within, part), Under(unit.Id, within, part));
            })
            .Where(unit => (sought is null && part is ChartPart.All) || unit.Posts.Count + unit.Units.Count > 0 || (sought is not null && part is ChartPart.All && Contains(unit.Name, sought))),
    ];

    List<PostInTree> Lines(Unit unit, string? sought, ChartPart part) =>
    [
        .. posts.Where(post => post.UnitId == unit.Id).SelectMany(post => Lines(post, part))
            .Where(line => sought is null || Contains(line.Title, sought) || Contains(line.Holder, sought)),
    ];

    IEnumerable<PostInTree> Lines(Post post, ChartPart part)
    {
        var title = Here(post.Title, post.TitleEn);
        var held = holdings.Where(holding => holding.PostId == post.Id).ToList();
        return part switch
        {
            ChartPart.Vacant => held.Count > 0 ? [] : [Vacant(title, post)],
            ChartPart.Acting => held.Where(holding => holding.Mode is not Authority.HoldingMode.Own).Select(holding => Line(title, holding)),
            ChartPart.Away => held.Where(holding => away[holding.PersonId].Any()).Select(holding => Line(title, holding)),
            _ => held.Count > 0 ? held.Select(holding => Line(title, holding)) : [Vacant(title, post)],
        };
    }

    PostInTree Line(string title, Holding holding) => new(
        holding.PostId,
        title,
        holding.PersonId,
        Here(holding.Person!.Name, holding.Person.NameEn),
        away[holding.PersonId].FirstOrDefault() is { } absence ? Away(absence) : null,
        (holding.Mode, away[holding.PersonId].Any()) switch
        {
            (_, true) => new Mark(MarkKind.Now, say["IsAway"]),
            (Authority.HoldingMode.Own, _) => new Mark(MarkKind.Done, say["Held"]),
            var (mode, _) => new Mark(MarkKind.Moved, say[mode.ToString()]),
        });

    PostInTree Vacant(string title, Post post) => new(
        post.Id,
        title,
        null,
        say["NoHolder"],
        posts.FirstOrDefault(superior => superior.Id == post.ReportsToId) is { } above ? say["MattersGoTo", Here(above.Title, above.TitleEn)] : null,
        new Mark(MarkKind.Void, say["VacantNow"]));

    /// <summary>The days alone; why somebody is away is nobody else's business.</summary>
    string Away(Absence absence)
    {
        var from = Bangkok.Day(absence.From);
        return absence.Until is { } until
            ? say["AwayFromTo", ThaiDates.Range(from, Bangkok.Day(until.AddTicks(-1)))]
            : say["AwaySince", from];
    }

    static string Here(string thai, string english) => Languages.IsThai ? thai : english;

    static bool Contains(string text, string sought) => text.Contains(sought, StringComparison.CurrentCultureIgnoreCase);
}
