using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Registers what carries cases: the engine's host, the inbox, loans and assets.</summary>
internal static class CaseServices
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<OfficeActivities>()
        .AddSingleton<WorkflowLibrary>()
        .AddScoped<PublishWorkflows>()
        .AddScoped<Course>()
        .AddScoped<Registers>()
        .AddScoped<Idempotency>()
        .AddScoped<TaskDesk>()
        .AddScoped<TaskReader>()
        .AddScoped<DecideTask>()
        .AddDesk()
        .AddScoped<LoanMatters>()
        .AddScoped<ClauseUses>()
        .AddRecurring<ReassignTasks>("reassign-tasks", "0 * * * * ?")
        .AddScoped<Timers>()
        .AddRecurring<FireTimers>("fire-timers", "0/15 * * * * ?")
        .AddScoped<CaseRooms>()
        .AddScoped<ICaseRoom, LoanRoom>()
        .AddScoped<ICaseRoom, ChaseRoom>()
        .AddScoped<ICaseRoom, ExtensionRoom>()
        .AddDamages()
        .AddScoped<AmendLoan>()
        .AddScoped<ReduceLoan>()
        .AddScoped<SwapThing>()
        .AddSingleton<ChaseRules>()
        .AddRecurring<OpenChases>("open-chases", "30 * * * * ?")
        .AddScoped<RecordChase>()
        .AddScoped<AskForExtension>()
        .AddScoped<FreeLonger>()
        .AddScoped<EndWithLoan>()
        .AddScoped<TaskDays>()
        .AddScoped<UnitHeads>()
        .AddScoped<LoanSheets>()
        .AddScoped<LoanReader>()
        .AddScoped<LoanAudiences>()
        .AddScoped<OrdersCited>()
        .AddScoped<SlipPapers>()
        .AddScoped<RequestReader>()
        .AddScoped<Outsiders>()
        .AddScoped<LoanOpening>()
        .AddScoped<KeyingOfficers>()
        .AddScoped<SlipImages>()
        .AddScoped<KeyLoanBefore>()
        .AddScoped<ImportBefore>()
        .AddScoped<KeepSignedSlip>()
        .AddScoped<BorrowerChoices>()
        .AddScoped<PassOnLoan>()
        .AddScoped<Collisions>()
        .AddScoped<Equivalents>()
        .AddScoped<NotBackReader>()
        .AddRecurring<DropSlipImages>("drop-slip-images", "40 33 * * * ?")
        .AddScoped<FileLoan>()
        .AddScoped<CancelLoan>()
        .AddScoped<HandOverLoan>()
        .AddScoped<GiveBackLoan>()
        .AddScoped<TwoParties>()
        .AddScoped<Promises>()
        .AddScoped<Custodies>()
        .AddScoped<Availability>();
}
