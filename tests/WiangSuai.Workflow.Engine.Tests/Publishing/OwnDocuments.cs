using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Engine.Tests.Publishing;

/// <summary>The documents that the product brings with it avoid every trap, by their shape and on every way through them.</summary>
public sealed partial class OwnDocuments
{
    /// <summary>How often a way may choose anything but the first outcome: enough to come back twice and then to be refused.</summary>
    const int Detours = 3;

    static readonly ActivityCatalogue Office = ActivityCatalogue.Elsa.With(
        new HostActivity("WiangSuai.RequestDecision", ["Approved", "Rejected", "Returned"], "Approved"),
        new HostActivity("WiangSuai.HumanTask", ["Done"], "Done"),
        new HostActivity("WiangSuai.SetCaseStatus", ["Done"], "Done", IsAsk: true),
        new HostActivity("WiangSuai.IssueNumber", ["Done"], "Done", IsAsk: true),
        new HostActivity("WiangSuai.Circulate", ["AllAcknowledged"], "AllAcknowledged"),
        new HostActivity("WiangSuai.Notify", ["Done"], "Done", IsAsk: true));

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Documents))]
    public void A_document_of_ours_has_no_defect(string name) =>
        Assert.Empty(Validator.Validate(Read(name)).Select(defect => $"{defect.JsonPath} {defect.Code}"));

    [Theory, MemberData(nameof(Documents))]
    public void Every_way_through_a_document_of_ours_comes_to_an_end_that_was_drawn(string name)
    {
        var definition = Read(name);
        string[] facts = [.. FactsAskedAfter().Matches(Text(name)).Select(match => match.Groups[1].Value).Distinct()];
        var ends = 0;
        foreach (var (step, way) in Ways(definition, facts, definition.Start(), Detours, ""))
        {
            Assert.True(step.State.Incidents.Count == 0, $"{way}: {string.Join("; ", step.State.Incidents.Select(incident => incident.Message))}");
            Assert.True(step.State.Bookmarks.DistinctBy(bookmark => bookmark.ActivityId).Count() == step.State.Bookmarks.Count, $"{way}: asked twice");
            if (step.State.Bookmarks.Count > 0) continue;
            Assert.True(step.Journal.Any(entry => entry is { ActivityType: "Elsa.Finish" or "Elsa.End", Event: JournalEvent.Completed }), $"{way}: ends in silence");
            ends++;
        }
        Assert.True(ends > 1, $"{ends} ends");
    }

    /// <summary>
    /// Depth first, each open bookmark with each of its outcomes; and, because people's forms answer with facts rather than outcomes,
    /// with each fact that the document asks after said to be true.
    /// </summary>
    static IEnumerable<(Transition Step, string Way)> Ways(Definition definition, IReadOnlyList<string> facts, Transition step, int detours, string way)
    {
        yield return (step, way);
        if (step.State.SubStatus != SubStatus.Suspended) yield break;
        foreach (var bookmark in step.State.Bookmarks)
        {
            foreach (var (answer, place) in Answers(definition, facts, bookmark).Select((answer, place) => (answer, place)))
            {
                if (place > 0 && detours == 0) continue;
                var resume = new Stimulus.Resume(Steps.Nine, bookmark.Id, answer.Input);
                var left = place == 0 ? detours : detours - 1;
                foreach (var further in Ways(definition, facts, Interpreter.Step(definition, step.State, resume), left, $"{way} {bookmark.ActivityId}.{answer.Said}"))
                    yield return further;
            }
        }
    }

    static IEnumerable<(string Said, JsonObject Input)> Answers(Definition definition, IReadOnlyList<string> facts, Bookmark bookmark)
    {
        var outcomes = definition.Catalogue.Hosted.SingleOrDefault(hosted => hosted.Type == bookmark.Kind)?.Outcomes ?? ["Done"];
        foreach (var outcome in outcomes)
            yield return (outcome, new JsonObject { ["Outcome"] = outcome });
        if (bookmark.Kind != "WiangSuai.HumanTask") yield break;
        foreach (var fact in facts)
            yield return (fact, new JsonObject { ["Outcome"] = "Done", [fact] = true });
    }

    [GeneratedRegex(@"getInput\('(\w+)'\) === true")]
    private static partial Regex FactsAskedAfter();

    static Definition Read(string name) => Definition.Read(Text(name), Office);

    static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "workflows"));
}
