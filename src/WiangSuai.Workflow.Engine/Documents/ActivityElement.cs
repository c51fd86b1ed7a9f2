using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>One activity as it stands in the document, for the activity's constructor to take what it needs.</summary>
sealed class ActivityElement
{
    readonly DocumentReader _reader;
    readonly JsonObject _map;
    readonly string _path;

    public ActivityElement(DocumentReader reader, JsonObject map, string path, ActivityElement? container)
    {
        _reader = reader;
        _map = map;
        _path = path;
        Type = map.Text("type") ?? "";
        Name = map.Text("name");
        Id = reader.Identify(map.Text("id"), Type);
        if (path != "$") reader.Facts.Add(Facts(container));
    }

    public string Id { get; }

    public string Type { get; }

    public string? Name { get; }

    /// <summary>The id under <c>start</c>, written as an id or as the activity itself.</summary>
    public string? Start => _map.Text("start") ?? _map.Map("start")?.Text("id");

    public ActivityCatalogue Catalogue => _reader.Catalogue;

    public bool CanStartWorkflow => _map.Map("customProperties") is { } properties && properties.Flag("canStartWorkflow");

    /// <param name="name">As Elsa's own class has it; in the document it begins with a small letter.</param>
    /// <param name="default">What counts where the document says nothing.</param>
    public Input Input(string name, Type type, object? @default = null, bool isEvaluatedBefore = true) =>
        new(name, type, InputExpression(name), @default) { IsEvaluatedBefore = isEvaluatedBefore };

    /// <summary>Everything in the element that has the form of an input, in document order.</summary>
    public IEnumerable<(string Name, Type Type, Expression Expression)> HostedInputs()
    {
        foreach (var (name, value) in _map)
            if (value is JsonObject input && input.Map("expression") is not null && InputExpression(name) is { } expression)
                yield return (name, TypeNames.Find(input.Text("typeName")) ?? typeof(object), expression);
    }

    public Activity? Activity(string name) =>
        _map.Map(name) is { } child ? Engine.Activities.Read(new ActivityElement(_reader, child, $"{_path}.{name}", this)) : null;

    public IReadOnlyList<Activity> Activities(string name) =>
        [.. _map.Maps(name).Select((child, index) => Engine.Activities.Read(new ActivityElement(_reader, child, $"{_path}.{name}[{index}]", this)))];

    public IReadOnlyList<Case> Cases() => [.. _map.Maps("cases").Select(ReadCase)];

    /// <summary>A container's own; one whose type is not known takes anything.</summary>
    public IReadOnlyList<Variable> Variables()
    {
        var variables = new List<Variable>();
        foreach (var map in _map.Maps("variables"))
        {
            var given = map.Text("name");
            var variable = new Variable(
                map.Text("id") ?? $"{Id}:variable-{variables.Count + 1}",
                string.IsNullOrWhiteSpace(given) ? $"Variable{variables.Count + 1}" : given,
                TypeNames.Find(map.Text("typeName")) ?? typeof(object),
                DocumentReader.IsStored(map.Text("storageDriverTypeName")));
            variables.Add(map.Get("value") is { } value ? variable.WithDefault(value.ToString()) : variable);
        }
        return variables;
    }

    public string? VariableId(string name) => _map.Map(name)?.Text("id");

    /// <summary>To which variables the outputs of these names are bound.</summary>
    public Dictionary<string, string> OutputTargets(params IEnumerable<string> outputs)
    {
        var targets = new Dictionary<string, string>();
        foreach (var output in outputs)
            if (_map.Map(output)?.Map("memoryReference")?.Text("id") is { } id) targets[output] = id;
        return targets;
    }

    /// <summary>The connections that Elsa keeps: both ends known, and none that leaves an activity of unknown type.</summary>
    public IReadOnlyList<Arrow> Arrows(IReadOnlyList<Activity> activities)
    {
        var parked = _map.Map("customProperties") is { } properties ? Read(properties, activities) : [];
        var arrows = Read(_map, activities).Where(arrow => arrow.Source is not UnknownActivity && !parked.Contains(arrow));
        var restored = parked.Where(arrow => arrow.Source is not UnknownActivity && arrow.Target is not UnknownActivity);
        return [.. arrows.Concat(restored).Distinct()];

        List<Arrow> Read(JsonObject map, IReadOnlyList<Activity> among) =>
            [.. ConnectionElement.In(map, map == _map ? "connections" : "notFoundConnections").Select(one => ConnectionElement.Read(one).Find(among)).OfType<Arrow>()];
    }

    /// <summary>Notes the connections for the picture of the document.</summary>
    public void NoteConnections()
    {
        foreach (var (map, index) in ConnectionElement.In(_map, "connections").Select((map, index) => (map, index)))
        {
            var (source, sourcePort, target, targetPort) = ConnectionElement.Read(map);
            _reader.Connections.Add(new ConnectionFacts(Id, source ?? "", sourcePort, target ?? "", targetPort, $"{_path}.connections[{index}]"));
        }
    }

    Case ReadCase(JsonObject map, int index)
    {
        var path = $"{_path}.cases[{index}]";
        var condition = map.Map("condition") is { } written && ExpressionElement.Read(written) is { } expression
            ? Place(expression, $"{path}.condition")
            : null;
        var activity = map.Map("activity") is { } child ? Engine.Activities.Read(new ActivityElement(_reader, child, $"{path}.activity", this)) : null;
        return new Case(map.Text("label") ?? "", condition, activity);
    }

    Expression? InputExpression(string name)
    {
        var expression = _map.Get(name) switch
        {
            null => null,
            JsonObject input => input.Get("typeName") is not null && input.Map("expression") is { } inner ? ExpressionElement.Read(inner) : null,
            var plain => new Literal(plain is JsonValue value && value.TryGetValue(out string? text) ? text : plain.ToString()),
        };
        return expression is null ? null : Place(expression, $"{_path}.{Camel(name)}");
    }

    Expression Place(Expression expression, string path)
    {
        _reader.Expressions.Add(new PlacedExpression(Id, path, expression));
        return expression;
    }

    ActivityFacts Facts(ActivityElement? container)
    {
        var metadata = _map.Map("metadata");
        var position = metadata?.Map("designer")?.Map("position");
        var literals = new Dictionary<string, JsonNode?>();
        foreach (var (name, value) in _map)
            if (value is JsonObject input && input.Map("expression") is { } expression && expression.Text("type") == "Literal")
                literals[name] = expression.Get("value")?.DeepClone();
        return new ActivityFacts(
            Id, Type, Name, metadata?.Text("displayText") ?? Name ?? Id, container?.Id, _path, position?.Number("x"), position?.Number("y"), literals);
    }

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
