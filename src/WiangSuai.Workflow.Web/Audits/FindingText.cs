using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>What the auditor writes of a finding: the five parts, a heading and the risk.</summary>
public sealed record FindingText(string Title, string Criteria, string Condition, string Cause, string Effect, string Recommendation, FindingRisk? Risk)
{
    public const int LongestTitle = 200;
    public const int Longest = 2000;

    /// <summary>Every part is written before anybody is asked about it.</summary>
    public IEnumerable<AuditProblem> Problems()
    {
        foreach (var (field, text, longest) in Parts())
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return new(field, AuditProblemCode.PartMissing);
            else if (text.Trim().Length > longest)
                yield return new(field, AuditProblemCode.TooLong, text.Trim().Length, longest);
        }
        if (Risk is null)
            yield return new(nameof(Risk), AuditProblemCode.RiskMissing);
    }

    (string Field, string Text, int Longest)[] Parts() =>
    [
        (nameof(Title), Title, LongestTitle), (nameof(Criteria), Criteria, Longest), (nameof(Condition), Condition, Longest),
        (nameof(Cause), Cause, Longest), (nameof(Effect), Effect, Longest), (nameof(Recommendation), Recommendation, Longest),
    ];
}

/// <summary>What is wrong with a form, beside its field.</summary>
public sealed record AuditProblem(string Field, AuditProblemCode Code, params object[] Values);

/// <summary>What can be wrong with a form of internal audit; each has its words.</summary>
public enum AuditProblemCode
{
    /// <summary>A no, or a question that does not apply, is explained.</summary>
    NoteMissing,
    /// <summary>Values: length, longest.</summary>
    TooLong,
    AnswerMissing,
    /// <summary>A colleague answered the question after the form was opened. Values: who.</summary>
    AnsweredMeanwhile,
    ReasonMissing,
    PartMissing,
    RiskMissing,
    OpinionMissing,
    ReplyMissing,
    DoneByMissing,
    /// <summary>Values: the first day that will do.</summary>
    DoneByPassed,
    /// <summary>Values: the last day that will do.</summary>
    DoneByTooFar,
    OutcomeMissing,
    LookMissing,
}

/// <summary>What a signer is shown of a finding, in one canonical text, and its hash. Names of people are not in it.</summary>
public static class FindingContent
{
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static string CanonicalText(Finding finding) => JsonSerializer.Serialize(new
    {
        kind = "finding",
        id = finding.Id,
        cell = finding.CellId,
        question = finding.QuestionId,
        unit = finding.UnitId,
        title = finding.Title,
        criteria = finding.Criteria,
        condition = finding.Condition,
        cause = finding.Cause,
        effect = finding.Effect,
        recommendation = finding.Recommendation,
        risk = finding.Risk.ToString(),
        replyDays = finding.ReplyDays,
    });
}
