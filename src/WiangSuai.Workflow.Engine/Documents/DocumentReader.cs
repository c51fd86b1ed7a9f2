using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Reads one document from top to bottom and collects on the way what a definition holds.</summary>
sealed class DocumentReader
{
    readonly JsonObject _document;
    readonly HashSet<string> _ids = [];
    readonly Dictionary<string, int> _numbered = [];

    /// <exception cref="JsonException">No JSON, or no <c>root</c> activity.</exception>
    public DocumentReader(string json, ActivityCatalogue catalogue)
    {
        Catalogue = catalogue;
        _document = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("$: a workflow document is a JSON object");
        var root = _document.Map("root") ?? throw new JsonException("$.root: a workflow document has a root activity");
        CollectIds(root);

        var workflow = new ActivityElement(this, new JsonObject { ["type"] = "Elsa.Workflow" }, "$", container: null);
        var activity = Activities.Read(new ActivityElement(this, root, "$.root", container: null));
        Workflow = new WorkflowRoot(workflow, activity, Variables());
        ByNumber = [Workflow, .. Within(Workflow)];
        for (var number = 0; number < ByNumber.Count; number++) ByNumber[number].Number = number;
        foreach (var one in ByNumber)
            foreach (var child in one.Children) child.Container = one;
    }

    public ActivityCatalogue Catalogue { get; }

    public WorkflowRoot Workflow { get; }

    public IReadOnlyList<Activity> ByNumber { get; }

    public List<ActivityFacts> Facts { get; } = [];

    public List<ConnectionFacts> Connections { get; } = [];

    public List<PlacedExpression> Expressions { get; } = [];

    public int Version => (int)(_document.Number("version") ?? 1);

    public bool IsModern =>
        _document.Text("toolVersion") is { } version && System.Version.TryParse(version, out var tool) && tool.Major >= 3;

    public bool ContinuesWithIncidents =>
        _document.Map("options")?.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) ?? false;

    public IReadOnlyList<string> StoredInputs =>
        [.. _document.Maps("inputs").Where(input => IsStored(input.Text("storageDriverType"))).Select(input => input.Text("name")).OfType<string>()];

    public string Text(string name) => _document.Text(name) ?? "";

    public IReadOnlyList<string> Names(string list) => [.. _document.Maps(list).Select(one => one.Text("name")).OfType<string>()];

    /// <summary>The id, or for an activity without one a name such as <c>Break1</c> that is still free.</summary>
    public string Identify(string? id, string type)
    {
        if (!string.IsNullOrWhiteSpace(id)) return id;

        var plain = type.Split('.')[^1];
        string free;
        do free = $"{plain}{_numbered[plain] = _numbered.GetValueOrDefault(plain) + 1}";
        while (_ids.Contains(free));
        return free;
    }

    /// <summary>Whether a storage driver's name means that the value is kept with the instance.</summary>
    public static bool IsStored(string? driver) =>
        driver is not null
        && (driver.Contains("WorkflowInstanceStorageDriver", StringComparison.Ordinal) || driver.Contains("WorkflowStorageDriver", StringComparison.Ordinal));

    /// <summary>The workflow's own; one whose type is not known is left out, as on Elsa.</summary>
    List<Variable> Variables()
    {
        var variables = new List<Variable>();
        foreach (var (map, index) in _document.Maps("variables").Select((map, index) => (map, index)))
        {
            if (TypeNames.Find(map.Text("typeName")) is not { } type) continue;
            var name = map.Text("name") ?? "";
            var variable = new Variable(
                map.Text("id") ?? $"Workflow1:variable-{index + 1}", name, map.Flag("isArray") ? type.MakeArrayType() : type,
                IsStored(map.Text("storageDriverTypeName")));
            var text = map.Get("value") is { } value ? value is JsonValue plain && plain.TryGetValue(out string? given) ? given : value.ToString() : null;
            variables.Add(string.IsNullOrWhiteSpace(text) ? variable : variable.WithDefault(text));
        }
        return variables;
    }

    void CollectIds(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list) CollectIds(item);
                break;
            case JsonObject map:
                if (map.Text("type") is not null && map.Text("id") is { } id) _ids.Add(id);
                foreach (var (_, value) in map) CollectIds(value);
                break;
        }
    }

    static IEnumerable<Activity> Within(Activity activity) => activity.Children.SelectMany(child => Within(child).Prepend(child));
}
