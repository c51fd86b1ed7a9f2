using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine.Tests;

/// <summary>Small documents for tests, written as a person would draw them.</summary>
public static class Documents
{
    public static readonly ActivityCatalogue Catalogue = ActivityCatalogue.Elsa.With(
        new HostActivity("Test.Approval", ["Approved", "Rejected"], "Approved"),
        new HostActivity("Test.Number", ["Done"], "Done", IsAsk: true));

    public static Definition Flow(IEnumerable<JsonObject> activities, IEnumerable<JsonObject> connections, params JsonObject[] variables) =>
        Definition.Read(Document(new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections]),
        }, variables).ToJsonString(), Catalogue);

    public static JsonObject Document(JsonObject root, params JsonObject[] variables) => new()
    {
        ["definitionId"] = "loan",
        ["id"] = "loan-v1",
        ["version"] = 1,
        ["name"] = "ยืมพัสดุ",
        ["toolVersion"] = "3.6.3.0",
        ["variables"] = new JsonArray([.. variables]),
        ["root"] = root,
    };

    /// <summary>An activity; an input that begins with '=' is a script, one that begins with '~' a Liquid template, any other a literal.</summary>
    public static JsonObject Activity(string type, string id, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type };
        foreach (var (name, value) in inputs) activity[name] = Input(value);
        return activity;
    }

    /// <summary>The activity with one more property, such as a body.</summary>
    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }

    /// <summary>A flowchart as an activity.</summary>
    public static JsonObject Chart(string id, IEnumerable<JsonObject> activities, IEnumerable<JsonObject> connections) => Activity("Elsa.Flowchart", id)
        .With("activities", new JsonArray([.. activities])).With("connections", new JsonArray([.. connections]));

    public static JsonObject Sequence(string id, params JsonObject[] activities) =>
        Activity("Elsa.Sequence", id).With("activities", new JsonArray([.. activities]));

    public static JsonObject Fork(string id, params string[] branches) =>
        Activity("Elsa.FlowFork", id, ("branches", new JsonArray([.. branches.Select(branch => JsonValue.Create(branch))]).ToJsonString()));

    public static JsonObject Join(string id, string mode) => Activity("Elsa.FlowJoin", id, ("mode", mode));

    public static JsonObject[] Arrows(params string[] arrows) => [.. arrows.Select(To)];

    /// <summary>Makes a SetVariable assign to the variable of this id.</summary>
    public static JsonObject Assigning(this JsonObject activity, string variable)
    {
        activity["variable"] = new JsonObject { ["id"] = variable, ["name"] = variable };
        return activity;
    }

    public static JsonObject Approval(string id) => Activity("Test.Approval", id, ("who", "mayor"));

    public static JsonObject Line(string id, string text) => Activity("Elsa.WriteLine", id, ("text", text));

    /// <param name="arrow">Such as <c>a1.Approved → a2</c>.</param>
    public static JsonObject To(string arrow)
    {
        var ends = arrow.Split(" → ");
        var source = ends[0].Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source[1] },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }

    public static JsonObject Variable(string id, string type, string? value) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["typeName"] = type,
        ["value"] = value,
        ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
    };

    static JsonObject Input(string value)
    {
        var (language, text) = value switch
        {
            ['=', .. var script] => ("JavaScript", script),
            ['~', .. var template] => ("Liquid", template),
            _ => ("Literal", value),
        };
        return new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = language, ["value"] = text },
        };
    }
}
