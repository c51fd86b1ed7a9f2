using System.Text.Json.Nodes;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Names by which workflow documents refer to a loan's forms.</summary>
public static class LoanForms
{
    public const string Workflow = "asset-loan";
    public const string Request = "loan-request";
    public const string HandOver = "hand-over";
    public const string GiveBack = "give-back";
}

/// <summary>What a workflow document may do to a loan.</summary>
public sealed class LoanActivities(Registers registers, Promises promises)
{
    /// <summary>Answers an activity that needs nobody, in the transaction of the step.</summary>
    /// <exception cref="CourseRefusedException">The document asks for something that the record forbids.</exception>
    public async Task<JsonObject> Answer(Bookmark ask, Loan loan, DateTimeOffset at, CancellationToken ct)
    {
        switch (ask.Kind)
        {
            case OfficeActivities.SetCaseStatus:
                await SetStatus(loan, ask.Text("status"), at, ct);
                return [];
            case OfficeActivities.IssueNumber:
                return new JsonObject { ["Number"] = await Number(loan, at, ct) };
            default:
                throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        }
    }

    async Task SetStatus(Loan loan, string name, DateTimeOffset at, CancellationToken ct)
    {
        if (!Enum.TryParse<LoanStatus>(name, out var next) || !loan.MoveTo(next, at))
            throw new CourseRefusedException($"Loan {loan.Id} is {loan.Status} and cannot become '{name}'.");
        if (next is LoanStatus.Rejected or LoanStatus.GivenBack)
            await promises.Release(loan.Id, ct);
    }

    /// <summary>A slip that was sent back keeps its number.</summary>
    async Task<int> Number(Loan loan, DateTimeOffset at, CancellationToken ct)
    {
        if (loan.Number == 0)
        {
            loan.Year = Bangkok.Day(at).Year;
            loan.Number = await registers.Next($"loan/{loan.HoldingUnitId}", loan.Year, ct);
        }
        return loan.Number;
    }
}
