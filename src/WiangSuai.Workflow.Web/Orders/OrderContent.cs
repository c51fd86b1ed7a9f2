using System.Text.Json;
using System.Text.Json.Serialization;
using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What an order of delegation says (เนื้อหาคำสั่งมอบอำนาจ), drafted or transcribed, as far as it has been filled in.</summary>
/// <param name="Preamble">Why, and on what law it rests: the paragraph before the clauses.</param>
/// <param name="Closing">Paragraph after the clauses; may be empty.</param>
/// <param name="From">First Bangkok day in force, included.</param>
/// <param name="To">Last day, included; none for "until revoked".</param>
public sealed record OrderContent(string Subject, string Preamble, string Closing, DateOnly? From, DateOnly? To, IReadOnlyList<ClauseContent> Clauses)
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The powers that it gives, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Powers => [.. Clauses.Select(clause => clause.Power).OfType<string>().Distinct()];

    /// <summary>Whether one of these posts would receive something.</summary>
    public bool GivesTo(IReadOnlyCollection<Guid> posts) => Clauses.Any(clause => clause.Post is { } post && posts.Contains(post));
}

/// <summary>One power for one post, with its limits (ข้อของคำสั่ง). A limit that is not set does not limit.</summary>
/// <param name="No">As printed on a paper that was transcribed; empty in a draft, which is numbered when it is submitted.</param>
/// <param name="PerCase">Most baht per case, included.</param>
/// <param name="PerPeriod">Most baht per <paramref name="Period"/>, included.</param>
/// <param name="Rule">What <paramref name="Classes"/> are: all there are, the only ones, or those taken out.</param>
/// <param name="Units">Each with all below it; empty for all.</param>
public sealed record ClauseContent(
    string No, string? Power, Guid? Post, decimal? PerCase, decimal? PerPeriod, PeriodKind? Period,
    ClassRule Rule, IReadOnlyList<string> Classes, IReadOnlyList<Guid> Units, Premises? Premises)
{
    [JsonIgnore]
    public IReadOnlyList<string> OnlyClasses => Rule == ClassRule.Only ? Classes : [];

    [JsonIgnore]
    public IReadOnlyList<string> ExceptClasses => Rule == ClassRule.Except ? Classes : [];
}

/// <summary>What the classes named by a clause are to it.</summary>
public enum ClassRule
{
    All,
    Only,
    Except,
}

/// <summary>A numbered paragraph as it will be printed, in Arabic digits.</summary>
/// <param name="Clause">Place in <see cref="OrderContent.Clauses"/> of the power that it gives; none for a heading.</param>
public sealed record OrderLine(string No, string Text, int? Clause);
