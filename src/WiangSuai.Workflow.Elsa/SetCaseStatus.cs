using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WiangSuai.Workflow.Elsa;

/// <summary>Moves the case to another status (เปลี่ยนสถานะเรื่อง). The host answers at once: whether the record allows it, the record knows.</summary>
[Activity("WiangSuai", "WiangSuai", "เปลี่ยนสถานะของเรื่อง")]
[FlowNode("Done")]
public sealed class SetCaseStatus() : OfficeActivity("Done")
{
    /// <summary>The status by its name in the record, such as <c>HandedOver</c>.</summary>
    [Input] public Input<string> Status { get; set; } = null!;
}
