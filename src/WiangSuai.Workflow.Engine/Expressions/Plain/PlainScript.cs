using Acornima;
using Acornima.Ast;
using Jint.Native;

namespace WiangSuai.Workflow.Engine;

/// <summary>A part of a script, worked out without a script engine.</summary>
/// <returns>Null where a value turns up that only the engine knows how to handle; nothing has been changed then.</returns>
delegate JsValue? Plain(Execution at);

/// <summary>
/// Works out by itself the scripts that most conditions are: one expression of literals, variables, inputs, comparisons, arithmetic,
/// <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and <c>?:</c>. Making an engine costs more than all the rest of a step.
/// </summary>
/// <remarks>Gives exactly what the engine gives, or nothing; a property test holds it to that. No such script changes anything.</remarks>
static class PlainScript
{
    /// <summary>Far beyond what people write, and far from the end of the stack.</summary>
    const int Depth = 40;

    /// <returns>Null for a script that is not plain.</returns>
    public static Plain? Compile(Script script) =>
        script.Body is [ExpressionStatement statement] ? Compile(statement.Expression, Depth) : null;

    static Plain? Compile(Acornima.Ast.Node node, int depth) => (depth, node) switch
    {
        (0, _) => null,
        (_, NullLiteral) => Always(JsValue.Null),
        (_, BooleanLiteral literal) => Always(literal.Value ? JsBoolean.True : JsBoolean.False),
        (_, NumericLiteral literal) => Always(JsNumber.Create(literal.Value)),
        (_, StringLiteral literal) => Always(JsString.Create(literal.Value)),
        (_, Identifier { Name: "undefined" }) => Always(JsValue.Undefined),
        (_, MemberExpression { Computed: false, Optional: false, Object: Identifier { Name: "variables" }, Property: Identifier member }) =>
            at => PlainValue.Of(at.GetVariable(member.Name)),
        (_, CallExpression { Optional: false, Callee: Identifier function } call) => Call(function.Name, call.Arguments),
        (_, UnaryExpression unary) => Unary(unary.Operator, Compile(unary.Argument, depth - 1)),
        (_, LogicalExpression logical) => Logical(logical.Operator, Compile(logical.Left, depth - 1), Compile(logical.Right, depth - 1)),
        (_, BinaryExpression binary) => Binary(binary.Operator, Compile(binary.Left, depth - 1), Compile(binary.Right, depth - 1)),
        (_, ConditionalExpression choice) =>
            Choice(Compile(choice.Test, depth - 1), Compile(choice.Consequent, depth - 1), Compile(choice.Alternate, depth - 1)),
        _ => null,
    };

    static Plain Always(JsValue value) => _ => value;

    static Plain? Call(string function, NodeList<Acornima.Ast.Expression> arguments) => (function, arguments) switch
    {
        ("getVariable", [StringLiteral name]) => at => PlainValue.Of(at.GetVariable(name.Value)),
        ("getInput", [StringLiteral name]) => at => PlainValue.Of(at.Burst.Input.GetValueOrDefault(name.Value)),
        ("getCorrelationId", []) => at => PlainValue.Of(at.Burst.CorrelationId),
        ("getWorkflowInstanceId", []) => at => PlainValue.Of(at.Burst.InstanceId),
        ("getWorkflowDefinitionId", []) => at => PlainValue.Of(at.Burst.Definition.DefinitionId),
        _ => null,
    };

    static Plain? Unary(Operator sign, Plain? argument) => argument is null ? null : sign switch
    {
        Operator.LogicalNot => at => argument(at) is { } value ? PlainValue.Of(!PlainValue.IsTrue(value)) : null,
        Operator.UnaryNegation => at => argument(at) is JsNumber number ? JsNumber.Create(-PlainValue.NumberOf(number)) : null,
        _ => null,
    };

    static Plain? Logical(Operator sign, Plain? left, Plain? right) => left is null || right is null ? null : sign switch
    {
        Operator.LogicalAnd => at => left(at) is { } value ? PlainValue.IsTrue(value) ? right(at) : value : null,
        Operator.LogicalOr => at => left(at) is { } value ? PlainValue.IsTrue(value) ? value : right(at) : null,
        Operator.NullishCoalescing => at => left(at) is { } value ? PlainValue.IsNothing(value) ? right(at) : value : null,
        _ => null,
    };

    static Plain? Binary(Operator sign, Plain? left, Plain? right) =>
        left is null || right is null || PlainOperators.Find(sign) is not { } apply
            ? null
            : at => left(at) is { } one && right(at) is { } other ? apply(one, other) : null;

    static Plain? Choice(Plain? test, Plain? consequent, Plain? alternate) =>
        test is null || consequent is null || alternate is null
            ? null
            : at => test(at) is { } value ? PlainValue.IsTrue(value) ? consequent(at) : alternate(at) : null;
}
