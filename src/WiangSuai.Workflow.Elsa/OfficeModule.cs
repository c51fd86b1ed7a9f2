using Elsa.Extensions;
using Elsa.Features.Services;
using Elsa.Workflows.Management;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace WiangSuai.Workflow.Elsa;

/// <summary>Makes an Elsa server know the office's activities and documents.</summary>
public static class OfficeModule
{
    /// <param name="module">What <c>AddElsa</c> hands out.</param>
    /// <param name="documents">The folder of the workflow documents.</param>
    public static IModule UseOffice(this IModule module, string documents)
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Services.AddScoped<IWorkflowsProvider>(services =>
            new OfficeDocuments(documents, services.GetRequiredService<IWorkflowSerializer>()));
        return module.UseJavaScript().AddActivitiesFrom<RequestDecision>();
    }
}
