using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WiangSuai.Workflow.Elsa;

/// <summary>A decision by whoever holds a power (ขออนุมัติ). Who that is, the host finds out, and again after each revocation.</summary>
[Activity("WiangSuai", "WiangSuai", "ขอให้ผู้มีอำนาจตัดสิน")]
[FlowNode("Approved", "Rejected", "Returned")]
public sealed class RequestDecision() : OfficeActivity("Approved")
{
    /// <summary>The power's code in the catalogue (อำนาจ), such as <c>loan.outside</c>.</summary>
    [Input] public Input<string> Power { get; set; } = null!;

    /// <summary>What the holder does under it, in the word that the paper prints: อนุมัติ อนุญาต เห็นชอบ ตรวจ รับทราบ สั่งการ ลงนาม.</summary>
    [Input] public Input<string> Verb { get; set; } = null!;

    /// <summary>What the matter is worth, in baht (วงเงิน); left out where the power has no limit.</summary>
    [Input] public Input<decimal?> Amount { get; set; } = null!;

    /// <summary>The unit whose matter it is (หน่วยงาน), where it is not the case's own.</summary>
    [Input] public Input<string?> Unit { get; set; } = null!;

    /// <summary>Our own deadline, in working days from the opening (กำหนดวันทำการ).</summary>
    [Input] public Input<int?> DueWorkingDays { get; set; } = null!;

    /// <summary>What happens where the holder asks for himself: <c>nextSuperior</c>.</summary>
    [Input] public Input<string?> WhenHolderIsRequester { get; set; } = null!;

    /// <summary>What happens where nobody holds the post: <c>nextSuperior</c>.</summary>
    [Input] public Input<string?> WhenPostIsVacant { get; set; } = null!;

    /// <summary>Whether one person's two consecutive steps are one act: <c>together</c> or <c>apart</c>.</summary>
    [Input] public Input<string?> WhenSamePersonAsPrevious { get; set; } = null!;
}
