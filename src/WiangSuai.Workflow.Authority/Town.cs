namespace WiangSuai.Workflow.Authority;

/// <summary>The office's authority at one version (ภาพอำนาจ ณ รุ่น): immutable, indexed once, safe to share between threads.</summary>
/// <remarks>Equal questions to equal records always get equal answers: nothing here reads a clock, a setting or a database.</remarks>
public sealed class Town
{
    readonly AuthorityIndex index;
    readonly HashSet<Guid> unconfirmed = [];

    /// <exception cref="ArgumentException">A row names a post or unit that is not there: broken data, not a person's mistake.</exception>
    public Town(Records records) => index = new AuthorityIndex(records);

    Town(AuthorityIndex index, HashSet<Guid> unconfirmed) => (this.index, this.unconfirmed) = (index, unconfirmed);

    /// <summary>The same town, in which these persons decide nothing until they say that the sign-in issued to them is theirs.</summary>
    /// <remarks>Nobody else's authority follows from it: their posts are neither vacant nor passed over.</remarks>
    public Town WhereUnconfirmed(IReadOnlySet<Guid> persons) => unconfirmed.SetEquals(persons) ? this : new(index, [.. persons]);

    /// <summary>The authority version, as every basis carries it.</summary>
    public long Version => index.Version;

    /// <summary>May this person decide this matter at this instant, and on what basis?</summary>
    /// <param name="power">Code of the catalogue.</param>
    /// <exception cref="ArgumentException">The catalogue has no such power.</exception>
    public Ruling Decide(string power, Matter matter, Guid person, DateTimeOffset at) =>
        unconfirmed.Contains(person) ? Decision.Of(Ask(power, matter, at), person).WithoutSignIn() : Decision.Of(Ask(power, matter, at), person);

    /// <summary>Who may decide this matter at this instant, and what stops everybody else who holds a post?</summary>
    /// <param name="power">Code of the catalogue.</param>
    /// <exception cref="ArgumentException">The catalogue has no such power.</exception>
    public Candidates WhoCan(string power, Matter matter, DateTimeOffset at) =>
        Decision.ForEverybody(Ask(power, matter, at));

    /// <summary>What may this person sign at this instant?</summary>
    public AuthorityCard CardOf(Guid person, DateTimeOffset at) => Card.Of(index, person, at);

    /// <summary>The running sums that a decision under this power at this instant may ask for, to be put into <see cref="Matter.Used"/>.</summary>
    /// <param name="power">Code of the catalogue.</param>
    /// <exception cref="ArgumentException">The catalogue has no such power.</exception>
    public IReadOnlyList<Counter> CountersFor(string power, DateTimeOffset at) =>
        [.. index.PeriodClausesOf(index.Power(power)).Where(order => order.IsOpenOn(at)).Select(order => order.CounterOn(at))];

    /// <summary>A question under another law than the written one: how the tests ask what a broken rule would answer.</summary>
    internal Question Ask(string power, Matter matter, DateTimeOffset at, Law? law = null) =>
        new(index, law ?? Law.AsWritten, index.Power(power), matter, at);
}
