using System.Text.Json.Nodes;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>One step of the engine alone: a loan's first decision is approved and the case goes on to where it next stands still.</summary>
internal static class EngineStep
{
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7));

    internal static Task<IReadOnlyList<Figure>> Measure()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "workflows", "asset-loan.json"));
        var definition = Definition.Read(document, new OfficeActivities().Catalogue);
        var (waiting, decision) = UpToTheFirstDecision(definition);
        var approve = Answer(decision, "Approved");

        if (Interpreter.Step(definition, waiting, approve).Closed is not [var closed, ..] || closed.Id != decision.Id)
            throw new InvalidOperationException("The approval did not move the case.");

        var steps = Pace.PerSecond(WarmUp, () => Interpreter.Step(definition, waiting, approve));
        var roundTrips = Pace.PerSecond(WarmUp, () => State.FromJson(waiting.ToJson()));
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Figure.Of("engine-step", steps, "steps/s", roundTrips, "writing and reading the same state as JSON"),
            Figure.Of("engine-life", LifePerSecond(definition), "steps/s", steps, "the step with the first decision alone"),
        ]);
    }

    /// <summary>Every resume of a loan that is approved and given back, one after another: those with expressions are among them.</summary>
    static double LifePerSecond(Definition definition)
    {
        List<(State State, Stimulus.Resume Resume)> life = [];
        var step = Interpreter.Step(definition, State.New("benchmark"), new Stimulus.Start(At, 1, []));
        while (step.State.Bookmarks is [var open, ..])
        {
            life.Add((step.State, Answer(open, open.Kind == OfficeActivities.RequestDecision ? "Approved" : "Done")));
            step = Interpreter.Step(definition, step.State, life[^1].Resume);
        }
        var at = 0;
        return Pace.PerSecond(WarmUp, () =>
        {
            var (state, resume) = life[at++ % life.Count];
            Interpreter.Step(definition, state, resume);
        });
    }

    static (State Waiting, Bookmark Decision) UpToTheFirstDecision(Definition definition)
    {
        var step = Interpreter.Step(definition, State.New("benchmark"), new Stimulus.Start(At, 1, []));
        for (var steps = 0; steps < 50; steps++)
        {
            if (step.State.Bookmarks.FirstOrDefault(open => open.Kind == OfficeActivities.RequestDecision) is { } decision) return (step.State, decision);
            if (step.State.Bookmarks is not [var open, ..]) break;
            step = Interpreter.Step(definition, step.State, Answer(open, "Done"));
        }
        throw new InvalidOperationException("The loan document came to no decision.");
    }

    static Stimulus.Resume Answer(Bookmark open, string outcome) => new(At, open.Id, new JsonObject { ["Outcome"] = outcome });
}
