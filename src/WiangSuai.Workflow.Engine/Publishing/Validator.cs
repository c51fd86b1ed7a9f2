namespace WiangSuai.Workflow.Engine;

/// <summary>Finds what must not or should not be published (การตรวจก่อนเผยแพร่). Running a document never asks it.</summary>
public static class Validator
{
    /// <summary>All defects in document order; empty for a document that may be published as it stands.</summary>
    public static IReadOnlyList<Defect> Validate(Definition definition) => throw new NotImplementedException();
}
