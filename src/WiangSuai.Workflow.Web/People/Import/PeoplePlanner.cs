using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Holds the office as it would be, line after line, so that a line may refer to one that comes with it.</summary>
internal sealed partial class PeoplePlanner(OfficeNow now, Func<Guid> newId)
{
    readonly List<Unit> units = [.. now.Units.Select(Copy)];
    readonly List<Post> posts = [.. now.Posts.Select(Copy)];
    readonly List<Person> persons = [.. now.Persons];
    readonly List<HeldSpan> spans = [.. now.Spans];
    readonly List<PlannedLine> planned = [];
    readonly List<LineProblem> problems = [];

    internal PeoplePlan Plan(IReadOnlyList<PeopleFile> files)
    {
        PlanUnits([.. Of(files, PeopleFileKind.Units)]);
        PlanPosts([.. Of(files, PeopleFileKind.Posts)]);
        foreach (var line in Of(files, PeopleFileKind.Persons))
            PlanPerson(line);
        foreach (var line in Of(files, PeopleFileKind.Holdings))
            PlanHolding(line);
        return new(planned, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    static IEnumerable<PeopleLine> Of(IReadOnlyList<PeopleFile> files, PeopleFileKind kind) => files.Where(file => file.Kind == kind).SelectMany(file => file.Lines);

    /// <summary>Codes first, so that a part may stand before what it belongs to.</summary>
    void PlanUnits(List<PeopleLine> lines)
    {
        var named = new List<(PeopleLine Line, Unit Unit, bool IsNew, Unit? Was)>();
        foreach (var line in lines)
        {
            if (Key(line, PeopleFiles.Code, named.Select(other => other.Unit.Code)) is not { } code)
                continue;
            var known = units.Find(unit => unit.Code == code);
            if (known?.AbolishedOn is { } closed)
            {
                problems.Add(new(line.File, line.Line, PeopleFiles.Code, "Line.Closed", code, closed));
                continue;
            }
            if (Choice(line, PeopleFiles.UnitKindHeading, UnitKinds) is not { } kind)
                continue;
            if (known is not null && known.Kind != kind)
            {
                problems.Add(new(line.File, line.Line, PeopleFiles.UnitKindHeading, "Line.KindIsFixed"));
                continue;
            }
            var unit = known ?? new Unit { Id = newId(), Code = code, Name = "", NameEn = "", Kind = kind };
            if (known is null)
                units.Add(unit);
            named.Add((line, unit, known is null, known is null ? null : Copy(known)));
        }
        foreach (var (line, unit, isNew, was) in named)
        {
            Guid? parent = null;
            if (line[PeopleFiles.Parent] is { Length: > 0 } above)
            {
                parent = units.Find(other => other.Code == above && other.AbolishedOn is null)?.Id;
                if (parent is null)
                {
                    problems.Add(new(line.File, line.Line, PeopleFiles.Parent, "Line.NoSuchUnit", above));
                    continue;
                }
            }
            unit.ParentId = parent;
            PlanUnit(line, unit, isNew, was, parent);
        }
    }

    void PlanUnit(PeopleLine line, Unit unit, bool isNew, Unit? was, Guid? parent)
    {
        var functions = line[PeopleFiles.FunctionsHeading].Split([' ', ';', '|'], StringSplitOptions.RemoveEmptyEntries);
        if (functions.FirstOrDefault(function => !Functions.All.Contains(function)) is { } unknown)
        {
            problems.Add(new(line.File, line.Line, PeopleFiles.FunctionsHeading, "Line.NoSuchFunction", unknown, string.Join(' ', Functions.All)));
            return;
        }
        var has = now.Functions.Where(function => function.UnitId == unit.Id).Select(function => function.Function).ToList();
        var content = new UnitContent(unit.Code, line[PeopleFiles.UnitName], line[PeopleFiles.NameEn], unit.Kind, parent, Place(line), functions);
        var found = ChartRules.Of(content, unit, units).ToList();   // as if it were there: a circle of new units is one, too
        if (isNew)
            found.AddRange(ChartRules.Of(content with { Parent = null, Kind = UnitKind.Division }, null, [.. units.Where(other => other.Id != unit.Id)]).Where(problem => problem.Field is "Code"));
        if (!isNew && functions.Except(has).Any() && now.Sitting.Contains(unit.Id) && !now.SetUp)
            found.Add(new("Functions", ChartProblemCode.FunctionNeedsEmptyUnit));
        if (!Tell(line, found, UnitColumns))
            return;
        var act = was is null ? PlannedAct.Add
            : was.Name == content.Name && was.NameEn == English(content.NameEn, content.Name) && was.ParentId == parent && was.Place == content.Place && has.ToHashSet().SetEquals(functions) ? PlannedAct.Same
            : PlannedAct.Change;
        planned.Add(new(line, PeopleFileKind.Units, act, unit.Id, content.Name) { Unit = content });
    }

    void PlanPosts(List<PeopleLine> lines)
    {
        var named = new List<(PeopleLine Line, Post Post, bool IsNew, Post? Was)>();
        foreach (var line in lines)
        {
            if (Key(line, PeopleFiles.Code, named.Select(other => other.Post.Code)) is not { } code)
                continue;
            var known = posts.Find(post => post.Code == code);
            if (known?.AbolishedOn is { } closed)
            {
                problems.Add(new(line.File, line.Line, PeopleFiles.Code, "Line.Closed", code, closed));
                continue;
            }
            if (Choice(line, PeopleFiles.PostKindHeading, PostKinds) is not { } kind || YesOrNo(line, PeopleFiles.IsHead) is not { } isHead)
                continue;
            if (units.Find(unit => unit.Code == line[PeopleFiles.UnitCode] && unit.AbolishedOn is null) is not { } unit)
            {
                problems.Add(new(line.File, line.Line, PeopleFiles.UnitCode, "Line.NoSuchUnit", line[PeopleFiles.UnitCode]));
                continue;
            }
            if (known is not null && (known.Kind != kind || known.UnitId != unit.Id || known.IsHead != isHead))
            {
                problems.Add(new(line.File, line.Line, PeopleFiles.PostKindHeading, "Line.PostIsFixed"));
                continue;
            }
            var post = known ?? new Post { Id = newId(), Code = code, Title = "", TitleEn = "", SignedAs = "", Kind = kind, UnitId = unit.Id, IsHead = isHead };
            if (known is null)
                posts.Add(post);
            named.Add((line, post, known is null, known is null ? null : Copy(known)));
        }
        foreach (var (line, post, isNew, was) in named)
        {
            Guid? superior = null;
            if (line[PeopleFiles.ReportsTo] is { Length: > 0 } above)
            {
                superior = posts.Find(other => other.Code == above && other.AbolishedOn is null)?.Id;
                if (superior is null)
                {
                    problems.Add(new(line.File, line.Line, PeopleFiles.ReportsTo, "Line.NoSuchPost", above));
                    continue;
                }
            }
            post.ReportsToId = superior;
            PlanPost(line, post, isNew, was, superior);
        }
    }

    void PlanPost(PeopleLine line, Post post, bool isNew, Post? was, Guid? superior)
    {
        var content = new PostContent(post.Code, line[PeopleFiles.Title], line[PeopleFiles.NameEn], line[PeopleFiles.SignedAs], post.Kind, post.UnitId, post.IsHead, superior, Place(line));
        var found = ChartRules.Of(content, post, posts, units, now.MostDeputies).ToList();
        if (isNew)
            found.AddRange(ChartRules.Of(content with { ReportsTo = null }, null, [.. posts.Where(other => other.Id != post.Id)], units, now.MostDeputies).Where(problem => problem.Field is "Code" or "Kind" or "IsHead"));
        if (was is not null && !now.SetUp && !found.Exists(problem => problem.Field is "ReportsTo"))
            found.AddRange(ChartRules.OfSuperior(was, superior, now.Posts, now.Spans, now.Today));
        if (!Tell(line, found, PostColumns))
            return;
        var signed = content.SignedAs.Length > 0 ? content.SignedAs : content.Title;
        var act = was is null ? PlannedAct.Add
            : was.Title == content.Title && was.TitleEn == English(content.TitleEn, content.Title) && was.SignedAs == signed && was.ReportsToId == superior && was.Place == content.Place ? PlannedAct.Same
            : PlannedAct.Change;
        planned.Add(new(line, PeopleFileKind.Posts, act, post.Id, content.Title) { Post = content });
    }

    void PlanPerson(PeopleLine line)
    {
        var name = string.Join(' ', new[] { line[PeopleFiles.PersonTitle], line[PeopleFiles.PersonName] }.Where(part => part.Length > 0));
        var content = new PersonContent(line[PeopleFiles.PersonName].Length > 0 ? name : "", line[PeopleFiles.NameEn], line[PeopleFiles.Telephone] is { Length: > 0 } telephone ? ThaiDigits.ToArabic(telephone) : null);
        if (!Tell(line, ChartRules.Of(content), PersonColumns))
            return;
        if (planned.Exists(other => other.Person?.Name == name))
        {
            problems.Add(new(line.File, line.Line, PeopleFiles.PersonName, "Line.PersonTwice", name));
            return;
        }
        switch (persons.FindAll(person => person.Name == name && person.LeftOn is null))
        {
            case []:
                var added = new Person { Id = newId(), Name = name, NameEn = content.NameEn };
                persons.Add(added);
                planned.Add(new(line, PeopleFileKind.Persons, PlannedAct.Add, added.Id, name) { Person = content });
                break;
            case [var known]:
                var act = known.NameEn == English(content.NameEn, name) && known.Telephone == content.Telephone ? PlannedAct.Same : PlannedAct.Change;
                planned.Add(new(line, PeopleFileKind.Persons, act, known.Id, name) { Person = content });
                break;
            default:
                problems.Add(new(line.File, line.Line, PeopleFiles.PersonName, "Line.PersonAmbiguous", name));
                break;
        }
    }

    void PlanHolding(PeopleLine line)
    {
        var name = line[PeopleFiles.Holder];
        var found = persons.FindAll(person => person.Name == name && person.LeftOn is null);
        if (found.Count != 1)
        {
            problems.Add(new(line.File, line.Line, PeopleFiles.Holder, found.Count == 0 ? "Line.NoSuchPerson" : "Line.PersonAmbiguous", name));
            return;
        }
        if (posts.Find(post => post.Code == line[PeopleFiles.PostCode]) is not { } post)
        {
            problems.Add(new(line.File, line.Line, PeopleFiles.PostCode, "Line.NoSuchPost", line[PeopleFiles.PostCode]));
            return;
        }
        if (Choice(line, PeopleFiles.Mode, Modes) is not { } mode)
            return;
        var readable = Day(line, PeopleFiles.From, out var from) & Day(line, PeopleFiles.To, out var to) & Day(line, PeopleFiles.OrderDate, out var orderDate);
        if (!readable)
            return;
        var content = new ProposedHolding(found[0].Id, post.Id, mode, from, to, ThaiDigits.ToArabic(line[PeopleFiles.OrderNumber]), orderDate, line[PeopleFiles.OrderSigner] is { Length: > 0 } signer ? signer : null);
        var what = $"{name} {post.Title}";
        if (spans.Exists(span => span.Person == found[0].Id && span.Post == post.Id && span.Mode == mode && span.From == from && span.To == to))
        {
            planned.Add(new(line, PeopleFileKind.Holdings, PlannedAct.Same, Guid.Empty, what) { Holding = content });
            return;
        }
        var wrong = HoldingRules.Of(content, found[0], post, spans, now.Today).ToList();
        foreach (var problem in wrong)
            problems.Add(new(line.File, line.Line, HoldingColumns.GetValueOrDefault(problem.Field, ""), $"Holding.{problem.Code}", problem.Values));
        if (wrong.Count > 0)
            return;
        spans.Add(new(found[0].Id, name, post.Id, mode, from!.Value, to, Waits: false));
        planned.Add(new(line, PeopleFileKind.Holdings, PlannedAct.Add, Guid.Empty, what) { Holding = content });
    }
}
