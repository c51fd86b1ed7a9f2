namespace WiangSuai.Workflow.Authority;

/// <summary>Somebody who exercises a post's powers in a matter, and as what.</summary>
/// <param name="Own">Their own post; the signature begins with it.</param>
/// <param name="Steps">From the own post to the post exercised; empty for its holder proper.</param>
/// <param name="Because">What was found on the way, step by step.</param>
sealed record Occupant(Guid Person, Post Own, IReadOnlyList<ActingStep> Steps, IReadOnlyList<Test> Because);

/// <summary>Who exercises a post's powers when its holder cannot, or when it has none (รักษาราชการแทน, ปฏิบัติหน้าที่).</summary>
static class Succession
{
    /// <summary>The holders who can act; else those appointed to act; else the first in line who can act and is not barred.</summary>
    public static IReadOnlyList<Occupant> OccupantsOf(Question question, Post post) => OccupantsOf(question, post, []);

    static IReadOnlyList<Occupant> OccupantsOf(Question question, Post post, IReadOnlyList<Post> askedFor)
    {
        var owners = question.Index.OwnersOf(post.Id, question.Day).ToList();
        if (owners.Where(owner => question.CanAct(owner.Person)).ToList() is [_, ..] present)
            return [.. present.Select(owner => Holder(owner, post))];

        if (askedFor.Contains(post)) return [];   // two posts in line for each other: neither acts for the other

        var vacant = owners.Count == 0;
        var why = Why(post, vacant);
        return Appointed(question, post, vacant, why) is [_, ..] appointed
            ? appointed
            : FirstInLine(question, post, vacant, why, [.. askedFor, post]);
    }

    static List<Occupant> Appointed(Question question, Post post, bool vacant, Test why) =>
    [
        .. from holding in question.Index.AppointeesOf(post.Id, question.Day)
           where question.Law.AppointmentCounts(holding.Mode, vacant)
              && question.CanAct(holding.Person)
              && !question.Law.IsPassedOver(question, holding.Person)
           let own = OwnPostOf(question, holding.Person)
           where own is not null
           select Stand(Holder(own, question.Index.Post(own.Post)), ModeOf(holding.Mode), post, why),
    ];

    static IReadOnlyList<Occupant> FirstInLine(Question question, Post post, bool vacant, Test why, IReadOnlyList<Post> askedFor)
    {
        var line = question.Law.Line(question, post, vacant);
        foreach (var next in line)
        {
            if (next.Kind == PostKind.Clerk && DeputiesAreUnordered(question, post, vacant, line, askedFor)) return [];

            var free = FreeOccupantsOf(question, next, askedFor);
            if (free.Count > 0) return [.. free.Select(one => Stand(one, question.Law.ModeOfLine(post, vacant), post, why))];
        }

        return [];
    }

    static List<Occupant> FreeOccupantsOf(Question question, Post post, IReadOnlyList<Post> askedFor) =>
        [.. OccupantsOf(question, post, askedFor).Where(one => !question.Law.IsPassedOver(question, one.Person))];

    /// <summary>The posts that come in for a post: by the order in force, and for the mayor the clerk after all deputies.</summary>
    /// <remarks>
    /// Mayor absent: deputies in the order fixed, then ปลัด; mayor's office vacant: ปลัด alone, since deputies fall with the mayor
    /// (REFERENCE.md §1.1, succession and vacancy, [U-H]). Other posts: only by order (ก.ท.จ. ข้อ 264 [P5]).
    /// </remarks>
    public static IReadOnlyList<Post> LineFor(Question question, Post post, bool vacant)
    {
        var clerks = question.Index.PostsOf(PostKind.Clerk);
        var ordered = question.Index.LineFor(post.Id, question.At)?.Posts ?? [];
        return (post.Kind, vacant) switch
        {
            (PostKind.Mayor, true) => [.. clerks],
            (PostKind.Mayor, false) => [.. ordered.Where(next => next.Kind != PostKind.Clerk), .. clerks],
            _ => ordered,
        };
    }

    /// <summary>Whether a deputy mayor could act whom no order in force puts in line. The law wants the order fixed, so then nobody comes in.</summary>
    public static bool DeputiesAreUnordered(
        Question question, Post post, bool vacant, IReadOnlyList<Post> line, IReadOnlyList<Post> askedFor) =>
        question.Law.OrderOfDeputiesMustBeFixed
        && post.Kind == PostKind.Mayor
        && !vacant
        && question.Index.PostsOf(PostKind.DeputyMayor).Except(line).Any(deputy => FreeOccupantsOf(question, deputy, askedFor).Count > 0);

    /// <summary>The post under which an acting person signs first: of several own ones, the one held longest.</summary>
    public static Holding? OwnPostOf(Question question, Guid person) =>
        question.Index.HoldingsOf(person, question.Day).FirstOrDefault(holding => holding.Mode == HoldingMode.Own);

    /// <summary>The holder proper, who needs no step.</summary>
    public static Occupant Holder(Holding holding, Post post) => new(holding.Person, post, [], [new Test.HoldsPost(post.Named(), holding.From)]);

    static Occupant Stand(Occupant one, BasisMode mode, Post post, Test why) =>
        one with { Steps = [.. one.Steps, new ActingStep(mode, post.Named())], Because = [.. one.Because, why] };

    static Test Why(Post post, bool vacant) => vacant ? new Test.PostVacant(post.Named()) : new Test.HolderCannotAct(post.Named());

    static BasisMode ModeOf(HoldingMode mode) => mode switch
    {
        HoldingMode.ActingInPlace => BasisMode.ActingInPlace,
        HoldingMode.PerformingDuties => BasisMode.PerformingDuties,
        HoldingMode.ActingInPost => BasisMode.ActingInPost,
        _ => throw new System.Diagnostics.UnreachableException($"appointment {mode}"),
    };
}
