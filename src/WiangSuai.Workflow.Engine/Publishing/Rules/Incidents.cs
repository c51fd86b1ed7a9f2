using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A9: with ContinueWithIncidents a fault leaves the instance suspended for ever with nothing waiting.</summary>
static class Incidents
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        definition.ContinuesWithIncidents ? [Error("$.options.incidentStrategyType", DefectCode.ContinuesWithIncidents)] : [];
}
