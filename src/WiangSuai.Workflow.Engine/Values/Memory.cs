namespace WiangSuai.Workflow.Engine;

/// <summary>One place for a value. <see cref="Variable"/> is null for what no variable declares.</summary>
sealed class Block
{
    object? _value;
    string? _stored;

    public required string Id { get; init; }

    public Variable? Variable { get; init; }

    public object? Value
    {
        get
        {
            if (_stored is null || IsRead) return _value;
            IsRead = true;
            return _value = Variable!.FromStored(_stored);
        }
        set
        {
            _value = value;
            _stored = null;
        }
    }

    /// <summary>The value as JSON text, of the type that the variable will have when it is read again; "null" for none.</summary>
    public string ToStore(Variable variable)
    {
        if (_stored is { } unchanged && (!IsRead || _value is string or ValueType)) return unchanged;
        if (JsonValues.ToText(_value) is not { } text) return "null";
        // An output can put a number into a variable of text; it becomes text here.
        return variable.Type.IsInstanceOfType(_value) ? text : JsonValues.ToText(variable.FromStored(text)) ?? "null";
    }

    bool IsRead { get; set; }

    public static Block Stored(Variable variable, string text) => new() { Id = variable.Id, Variable = variable, _stored = text };

    public static Block Of(Variable variable) => new() { Id = variable.Id, Variable = variable, Value = variable.Default };
}

/// <summary>The values that one execution holds. Small, so a list; order is order of declaration.</summary>
sealed class Memory
{
    readonly List<Block> _blocks = [];

    public IReadOnlyList<Block> Blocks => _blocks;

    public Block? Find(string id)
    {
        foreach (var block in _blocks)
            if (block.Id == id) return block;
        return null;
    }

    /// <summary>Declaring again changes nothing.</summary>
    public Block Declare(Variable variable) => Find(variable.Id) ?? Add(Block.Of(variable));

    public Block Add(Block block)
    {
        _blocks.Add(block);
        return block;
    }

    public void Remove(string id) => _blocks.RemoveAll(block => block.Id == id);
}
