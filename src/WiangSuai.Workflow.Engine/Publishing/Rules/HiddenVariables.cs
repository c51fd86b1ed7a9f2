using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B17: scripts see the innermost variable of a name, and a container's variables vanish with it.</summary>
static class HiddenVariables
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from container in definition.ByNumber
        where container is not WorkflowRoot
        from variable in container.Variables
        from outer in container.Around()
        where outer.Variables.Any(other => other.Name == variable.Name)
        select Warning(definition.PathOf(container), DefectCode.VariableHidden, ("container", container.Id), ("variable", variable.Name), ("outer", outer.Id));
}
