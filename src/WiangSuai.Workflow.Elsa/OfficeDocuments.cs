using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Materializers;
using Elsa.Workflows.Runtime;

namespace WiangSuai.Workflow.Elsa;

/// <summary>Gives Elsa the documents of a folder (กระบวนงาน) as they stand; it takes them in when it starts.</summary>
sealed class OfficeDocuments(string folder, IWorkflowSerializer serializer) : IWorkflowsProvider
{
    public string Name => "WiangSuai";

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="System.Text.Json.JsonException">A file is no workflow document.</exception>
    public async ValueTask<IEnumerable<MaterializedWorkflow>> GetWorkflowsAsync(CancellationToken cancellationToken = default)
    {
        var workflows = new List<MaterializedWorkflow>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var document = await File.ReadAllTextAsync(file, cancellationToken);
            workflows.Add(new(serializer.Deserialize(document), Name, JsonWorkflowMaterializer.MaterializerName, OriginalSource: document));
        }
        return workflows;
    }
}
