using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>A variable without a storage begins anew with its default after every wait.</summary>
static class VariablesNotKept
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from container in definition.ByNumber
        where container.Children.Any(child => child.CanWait())
        from variable in container.Variables
        where !variable.IsStored
        select Warning(
            container is WorkflowRoot ? "$.variables" : definition.PathOf(container), DefectCode.VariableNotKept,
            ("container", container.Id), ("variable", variable.Name));
}
