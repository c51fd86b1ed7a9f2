namespace WiangSuai.Workflow.Engine;

/// <summary>Runs documents as Elsa 3.6 does. Pure: reads no clock, no file, no database, and never waits.</summary>
public static class Interpreter
{
    /// <summary>Carries an instance from one standstill to the next.</summary>
    /// <remarks>The same state and stimulus always give the same transition. What goes wrong inside a document becomes an incident in the state.</remarks>
    /// <exception cref="TimeoutException">A script ran past the wall-time guard; the host rolls the step back. Never part of a state.</exception>
    public static Transition Step(Definition definition, State state, Stimulus stimulus) => throw new NotImplementedException();
}
