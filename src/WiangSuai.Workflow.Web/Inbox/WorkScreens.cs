using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Home;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What the pages of home, inbox and the property officer's desk need.</summary>
internal static class WorkScreens
{
    public static IServiceCollection AddWorkScreens(this IServiceCollection services) => services
        .AddScoped<InboxWords>()
        .AddScoped<DeskReader>()
        .AddScoped<HomeReader>()
        .AddScoped<SecondPersonReader>()
        .AddScoped<FirstRunReader>()
        .AddScoped<RunningWords>()
        .AddScoped<CountWaiting>(provider => async (user, ct) =>
            user.PersonId() is { } person ? await provider.GetRequiredService<InboxReader>().CountWaiting(person, ct) + await provider.GetRequiredService<OpinionReader>().CountWaiting(person, ct) : 0);
}
