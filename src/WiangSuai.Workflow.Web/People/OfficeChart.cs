using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A unit as the chart shows it (ผังหน่วยงาน): its posts first, then the sections under it.</summary>
public sealed record UnitInTree(string Name, IReadOnlyList<PostInTree> Posts, IReadOnlyList<UnitInTree> Units);

/// <summary>One line of the chart: a post with one holder. A post with two holders has two lines, a vacant one has one.</summary>
public sealed record PostInTree(string Title, string Holder, string? Note, Mark State);

/// <summary>Puts units, posts and holders into the order in which the office draws itself.</summary>
/// <param name="holdings">Those of today, with their persons.</param>
/// <param name="away">Absences of this moment by person.</param>
internal sealed class OfficeChart(
    IReadOnlyList<Unit> units, IReadOnlyList<Post> posts, IReadOnlyList<Holding> holdings, ILookup<Guid, Absence> away, PeopleTexts say)
{
    /// <param name="sought">Only lines whose title or holder contains it, and the units above them; null for all.</param>
    internal IReadOnlyList<UnitInTree> Tree(string? sought) => Under(null, sought);

    List<UnitInTree> Under(Guid? parent, string? sought) =>
    [
        .. units.Where(unit => unit.ParentId == parent)
            .Select(unit => new UnitInTree(Here(unit.Name, unit.NameEn), Lines(unit, sought), Under(unit.Id, sought)))
            .Where(unit => sought is null || unit.Posts.Count + unit.Units.Count > 0),
    ];

    List<PostInTree> Lines(Unit unit, string? sought) =>
    [
        .. posts.Where(post => post.UnitId == unit.Id).SelectMany(Lines)
            .Where(line => sought is null || Contains(line.Title, sought) || Contains(line.Holder, sought)),
    ];

    IEnumerable<PostInTree> Lines(Post post)
    {
        var title = Here(post.Title, post.TitleEn);
        var held = holdings.Where(holding => holding.PostId == post.Id).Select(holding => Line(title, holding)).ToList();
        return held.Count > 0 ? held : [Vacant(title, post)];
    }

    PostInTree Line(string title, Holding holding) => new(
        title,
        Here(holding.Person!.Name, holding.Person.NameEn),
        away[holding.PersonId].FirstOrDefault() is { } absence ? Away(absence) : null,
        (holding.Mode, away[holding.PersonId].Any()) switch
        {
            (_, true) => new Mark(MarkKind.Now, say["IsAway"]),
            (Authority.HoldingMode.Own, _) => new Mark(MarkKind.Done, say["Held"]),
            var (mode, _) => new Mark(MarkKind.Moved, say[mode.ToString()]),
        });

    PostInTree Vacant(string title, Post post) => new(
        title,
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
