using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WiangSuai.Workflow.Elsa;

/// <summary>A task that collects facts and decides nothing (งานที่มอบให้ทำ).</summary>
[Activity("WiangSuai", "WiangSuai", "ขอให้ผู้รับผิดชอบกรอกหรือทำรายการ")]
[FlowNode("Done")]
public sealed class HumanTask() : OfficeActivity("Done")
{
    /// <summary>The form to fill in (แบบฟอร์ม), such as <c>hand-over</c>.</summary>
    [Input] public Input<string> Form { get; set; } = null!;

    /// <summary>Who does it: a person's part in the case or a unit, such as <c>borrower</c>.</summary>
    [Input] public Input<string> Assignee { get; set; } = null!;
}
