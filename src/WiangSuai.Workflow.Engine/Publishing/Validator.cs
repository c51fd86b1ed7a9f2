namespace WiangSuai.Workflow.Engine;

/// <summary>Finds what must not or should not be published (การตรวจก่อนเผยแพร่). Running a document never asks it.</summary>
public static class Validator
{
    static readonly IReadOnlyList<Func<Definition, IEnumerable<Defect>>> Rules =
    [
        UnknownTypes.Find, DoubleIds.Find, Syntax.Find, BrokenConnections.Find, OpenOutcomes.Find, UnknownOutcomes.Find,
        ReturnsToDifferentSteps.Find, InvalidReturns.Find, ReturnsIntoBranches.Find, ReturnsBeforeForks.Find,
        RacesWithoutStep.Find, RacesAgainstComposites.Find, MergesOfBranches.Find, JoinsElsewhere.Find,
        Endings.Find, EventNames.Find, Incidents.Find, LoopsWithoutBody.Find,
        RequiredInputs.Find, LiteralsThatDoNotFit.Find, ItemsThatAreText.Find, UnknownVariables.Find, UnknownScriptNames.Find, ScriptsThatThrow.Find,
        ValuesGoneAfterWait.Find, NeverReached.Find, HiddenVariables.Find, VariablesNotKept.Find, UnknownFilters.Find,
    ];

    /// <summary>All defects, kind by kind and each in document order; empty for a document that may be published as it stands.</summary>
    public static IReadOnlyList<Defect> Validate(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. Rules.SelectMany(find => find(definition))];
    }
}
