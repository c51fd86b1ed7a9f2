using System.Text.Json.Nodes;
using CsCheck;

namespace WiangSuai.Workflow.Engine.Tests.Properties;

/// <summary>A document as nobody would draw it on purpose, and a way through it.</summary>
/// <param name="Choices">At each standstill: which bookmark, and which outcome.</param>
public sealed record Drawing(JsonObject Document, IReadOnlyList<(int Bookmark, bool Approve)> Choices)
{
    /// <summary>Low, because many of these documents go round in circles.</summary>
    static readonly StepLimits Limits = new(Executions: 300);

    public static readonly Gen<Drawing> Any =
        from seed in Gen.Int
        from choices in Gen.Select(Gen.Int[0, 7], Gen.Bool).Array[0, 14]
        select new Drawing(new Draughtsman(new Random(seed)).Document(), choices);

    public Definition Read() => Definition.Read(Document.ToJsonString(), Documents.Catalogue);

    /// <summary>Start and resumes, one step each.</summary>
    /// <param name="between">What happens to the state between two steps; nothing where it is left out.</param>
    public IEnumerable<Taken> Run(Definition definition, Func<State, State>? between = null)
    {
        var before = State.New("i-1");
        var step = definition.Start(new JsonObject { ["amount"] = 5 }, limits: Limits);
        yield return new Taken(before, null, step);
        foreach (var (at, approve) in Choices)
        {
            before = between is null ? step.State : between(step.State);
            if (before.SubStatus != SubStatus.Suspended || before.Bookmarks is not { Count: > 0 } waiting) yield break;
            var bookmark = waiting[at % waiting.Count];
            step = Interpreter.Step(definition, before, new Stimulus.Resume(Steps.Nine.AddHours(1), bookmark.Id, Answer(bookmark, approve)), Limits);
            yield return new Taken(before, bookmark, step);
        }
    }

    static JsonObject Answer(Bookmark bookmark, bool approve) => bookmark.Kind switch
    {
        "Elsa.RunTask" => new JsonObject { ["RunTaskInput"] = approve },
        "Elsa.Event" => new JsonObject { ["__EventPayloadWorkflowInput"] = "payload" },
        _ => new JsonObject { ["Outcome"] = approve ? "Approved" : "Rejected" },
    };
}

/// <summary>One step of a run.</summary>
/// <param name="Resumed">The bookmark that set it off; null for the start.</param>
public sealed record Taken(State Before, Bookmark? Resumed, Transition Step);
