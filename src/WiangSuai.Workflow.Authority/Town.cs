namespace WiangSuai.Workflow.Authority;

/// <summary>The office's authority at one version, indexed (ภาพอำนาจ ณ รุ่น): immutable, safe to share between threads.</summary>
public sealed class Town
{
    readonly Records records;

    /// <exception cref="ArgumentException">A row names a post or unit that is not there: broken data, not a person's mistake.</exception>
    public Town(Records records) => this.records = records;

    public long Version => records.Version;

    /// <summary>May this person decide this matter at this instant, and on what basis?</summary>
    /// <param name="power">Code of the catalogue.</param>
    /// <exception cref="ArgumentException">The catalogue has no such power.</exception>
    public Ruling Decide(string power, Matter matter, Guid person, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>Who may decide this matter at this instant, and what stops everybody else?</summary>
    public Candidates WhoCan(string power, Matter matter, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>What may this person sign at this instant?</summary>
    public AuthorityCard CardOf(Guid person, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>The running sums that a decision under this power at this instant may ask for, to be put into <see cref="Matter.Used"/>.</summary>
    public IReadOnlyList<Counter> CountersFor(string power, DateTimeOffset at) => throw new NotImplementedException();
}
