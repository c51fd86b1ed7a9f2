using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WiangSuai.Workflow.Elsa;

/// <summary>Takes the next number of a register (ออกเลข). The host answers at once, from the register's own row.</summary>
[Activity("WiangSuai", "WiangSuai", "ออกเลขทะเบียน")]
[FlowNode("Done")]
public sealed class IssueNumber() : OfficeActivity("Done")
{
    /// <summary>The register (ทะเบียน), such as <c>loan</c>.</summary>
    [Input] public Input<string> Register { get; set; } = null!;
}
