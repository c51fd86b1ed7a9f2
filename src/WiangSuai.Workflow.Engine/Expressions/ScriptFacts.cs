using Acornima.Ast;

namespace WiangSuai.Workflow.Engine;

/// <summary>What can be read off a script without running it.</summary>
sealed class ScriptFacts
{
    readonly List<(string Function, string Argument)> _calls = [];
    readonly List<(string Object, string Member, bool IsAssigned)> _members = [];
    readonly HashSet<string> _used = [];
    readonly HashSet<string> _declared = ["arguments", "this"];
    bool _mayCatch;

    public ScriptFacts(Script script)
    {
        AlwaysThrows = script.Body.Any(statement => statement is ThrowStatement);
        Visit(script);
    }

    public bool AlwaysThrows { get; }

    /// <summary>Names that the script uses and does not declare; none for a script that may catch the error or asks with typeof.</summary>
    public IEnumerable<string> FreeNames => _mayCatch ? [] : _used.Except(_declared);

    /// <summary>The literal first arguments with which a function is called.</summary>
    public IEnumerable<string> ArgumentsOf(string function) => _calls.Where(call => call.Function == function).Select(call => call.Argument);

    public IEnumerable<string> MembersRead(string name) => _members.Where(member => member.Object == name && !member.IsAssigned).Select(member => member.Member);

    public IEnumerable<string> MembersAssigned(string name) => _members.Where(member => member.Object == name && member.IsAssigned).Select(member => member.Member);

    void Visit(Acornima.Ast.Node node)
    {
        Note(node);
        foreach (var child in node.ChildNodes)
            if (child is not null && !IsMereName(node, child)) Visit(child);
    }

    void Note(Acornima.Ast.Node node)
    {
        switch (node)
        {
            case Identifier name: _used.Add(name.Name); break;
            case CallExpression { Callee: Identifier function, Arguments: [StringLiteral argument, ..] }: _calls.Add((function.Name, argument.Value)); break;
            case AssignmentExpression { Left: MemberExpression { Computed: false, Object: Identifier name, Property: Identifier member } }:
                _members.Add((name.Name, member.Name, true));
                break;
            case MemberExpression { Computed: false, Object: Identifier name, Property: Identifier member }: _members.Add((name.Name, member.Name, false)); break;
            case VariableDeclarator declarator: Declare(declarator.Id); break;
            case IFunction function: Declare(function); break;
            case ClassDeclaration { Id: { } name }: _declared.Add(name.Name); break;
            case AssignmentExpression { Left: Identifier name }: _declared.Add(name.Name); break;
            case TryStatement or UnaryExpression { Operator: Acornima.Operator.TypeOf } or WithStatement: _mayCatch = true; break;
        }
    }

    void Declare(IFunction function)
    {
        if (function.Id is { } name) _declared.Add(name.Name);
        foreach (var parameter in function.Params) Declare(parameter);
    }

    /// <summary>Every name within a pattern; defaults within it are taken for names as well, which errs on the quiet side.</summary>
    void Declare(Acornima.Ast.Node pattern)
    {
        if (pattern is Identifier name) _declared.Add(name.Name);
        foreach (var child in pattern.ChildNodes)
            if (child is not null) Declare(child);
    }

    /// <summary>A name that stands for itself: a member, a key, a label.</summary>
    static bool IsMereName(Acornima.Ast.Node node, Acornima.Ast.Node child) => node switch
    {
        MemberExpression { Computed: false } member => child == member.Property,
        Property { Computed: false, Shorthand: false } property => child == property.Key,
        MethodDefinition { Computed: false } method => child == method.Key,
        PropertyDefinition { Computed: false } property => child == property.Key,
        LabeledStatement label => child == label.Label,
        BreakStatement or ContinueStatement or MetaProperty => true,
        _ => false,
    };
}
