namespace WiangSuai.Workflow.Authority;

/// <summary>What stands under the signer's name (ส่วนท้ายการลงนาม): own post first, then the mode, then the post acted for.</summary>
/// <remarks>Source: สารบรรณ annex 3 and the blocks of the Gazette in REFERENCE.md §1.2. Always Thai, whatever language the screen has.</remarks>
public sealed record SignatureBlock(IReadOnlyList<string> Lines);
