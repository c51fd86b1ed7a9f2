namespace WiangSuai.Workflow.Authority;

/// <summary>One question to the law: this power, in this matter, at this instant; for one person or for everybody.</summary>
sealed class Question
{
    readonly Lazy<IReadOnlyList<Rung>> rungs;
    readonly Lazy<IReadOnlyList<Post>> superiors;
    readonly Dictionary<Guid, IReadOnlyList<Guid>> delegators = [];

    public Question(AuthorityIndex index, Law law, Power power, Matter matter, DateTimeOffset at)
        : this(index, law, power, matter, at, OriginalHolders.Of(index, power, matter)) { }

    /// <param name="originals">The posts whose power it is; none where that cannot be known.</param>
    public Question(AuthorityIndex index, Law law, Power power, Matter matter, DateTimeOffset at, IReadOnlyList<Post>? originals)
    {
        (Index, Law, Power, Matter, At, Originals) = (index, law, power, matter, at, originals);
        Day = law.DayOf(at);
        rungs = new(() => Ladder.Climb(this));
        superiors = new(() => Ladder.Above(this));
    }

    public AuthorityIndex Index { get; }
    public Law Law { get; }
    public Power Power { get; }
    public Matter Matter { get; }
    public DateTimeOffset At { get; }

    /// <summary>The Bangkok day of the instant.</summary>
    public DateOnly Day { get; }

    /// <summary>The posts whose power it is in this matter; empty where the office has none, null where the matter does not say enough.</summary>
    public IReadOnlyList<Post>? Originals { get; }

    /// <summary>The posts whose turn it is: the original ones, and their superiors as far as nobody below is left.</summary>
    public IReadOnlyList<Rung> Rungs => rungs.Value;

    /// <summary>Every post above the original ones, whether its turn has come or not.</summary>
    public IReadOnlyList<Post> Superiors => superiors.Value;

    /// <summary>Who holds a delegating post proper on the day; kept, since the clauses of one question mostly have one delegator.</summary>
    public IReadOnlyList<Guid> DelegatorsNow(Post signer)
    {
        if (!delegators.TryGetValue(signer.Id, out var owners)) delegators[signer.Id] = owners = Index.OwnersOn(signer.Id, Day);
        return owners;
    }

    public IReadOnlyList<Reason> BarsAgainst(Guid person) => Bars.Against(this, person);

    public bool IsBarred(Guid person) => Law.Bars.Any(bar => bar(this, person) is not null);

    public bool CanAct(Guid person) => Law.CanAct(this, person);
}

/// <summary>One step of the way up: posts, and who exercises each in this matter.</summary>
/// <param name="Height">0 for the posts whose power it is.</param>
sealed record Rung(int Height, IReadOnlyList<(Post Post, IReadOnlyList<Occupant> Occupants)> Posts);
