using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mono.Cecil;
using Mono.Cecil.Cil;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Web.Tests.Architecture;

/// <summary>One feature folder's hand in another's entity.</summary>
/// <param name="From">The feature folder whose code it is.</param>
/// <param name="Entity">Room and name of the entity: <c>Loans.Loan</c>.</param>
/// <param name="Where">The type whose code it is, for the reader of a failure.</param>
internal sealed record Reach(string From, string Entity, string Where);

/// <summary>What the compiled code of Web does with its entities, read off its instructions.</summary>
/// <remarks>
/// A write is: making an entity, setting one of its properties, handing it to Add, Remove, Update, ExecuteUpdate or ExecuteDelete,
/// or a statement in SQL that inserts into, updates or deletes from its table. A read is asking the context for its set.
/// Not seen: a method of an entity that changes the entity itself. Such a method is public on purpose and keeps the entity's own rules.
/// </remarks>
internal sealed partial class Rooms
{
    const string Root = "WiangSuai.Workflow.Web.";

    /// <summary>The rooms that serve the features; a feature may use them, and they may use every feature.</summary>
    public static readonly IReadOnlyList<string> Serving = ["Data", "Hosting", "Shared"];

    static readonly string[] ChangingSets = ["Add", "AddRange", "Remove", "RemoveRange", "Update", "UpdateRange", "Attach", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    readonly Dictionary<string, string> entities;
    readonly Dictionary<string, string> tables;

    Rooms(IEnumerable<IEntityType> all)
    {
        var own = all.Where(entity => entity.ClrType.FullName!.StartsWith(Root, StringComparison.Ordinal)).ToList();
        entities = own.ToDictionary(entity => entity.ClrType.FullName!, entity => entity.ClrType.FullName![Root.Length..]);
        tables = own.ToDictionary(entity => entity.GetTableName()!, entity => entity.ClrType.FullName![Root.Length..]);
    }

    /// <summary>What is an entity is asked of the mapping itself.</summary>
    public static async Task<Rooms> Of(Auditor auditor) => await auditor.Read(db => Task.FromResult(new Rooms(db.Model.GetEntityTypes())));

    public IReadOnlyList<Reach> Writes(TypeDefinition type) => Reaches(type, instruction => instruction switch
    {
        { Operand: MethodReference called } when instruction.OpCode == OpCodes.Newobj || called.Name.StartsWith("set_", StringComparison.Ordinal) => [called.DeclaringType.FullName],
        { Operand: MethodReference called } when ChangingSets.Contains(called.Name) => ArgumentsOf(called).Select(argument => argument.FullName),
        { OpCode.Code: Code.Ldstr, Operand: string text } => WrittenTables().Matches(text).Select(table => table.Groups[1].Value).Where(tables.ContainsKey)
            .Select(table => Root + tables[table]),
        _ => [],
    });

    public IReadOnlyList<Reach> Reads(TypeDefinition type) => Reaches(type, instruction =>
        instruction.Operand is GenericInstanceMethod { Name: "Set", GenericArguments: [var entity] } ? [entity.FullName] : []);

    /// <summary>All types of an assembly, those within others left to their outermost.</summary>
    public static IReadOnlyList<TypeDefinition> TypesOf(string assembly) => [.. ModuleDefinition.ReadModule(assembly).Types];

    /// <summary>The room of a type; that of a page's compiled markup by the folder that it lay in. Empty outside all rooms.</summary>
    public static string RoomOf(string fullName) =>
        fullName.StartsWith(Root, StringComparison.Ordinal) && fullName[Root.Length..].Split('.', '/') is [var room, _, ..] ? room
        : fullName.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal) ? fullName.Split('.')[1].Split('_')[0]
        : "";

    List<Reach> Reaches(TypeDefinition type, Func<Instruction, IEnumerable<string>> reached) =>
        RoomOf(type.FullName) is "" ? [] :
        [
            .. from one in WithNested(type)
               from method in one.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               from target in reached(instruction)
               where entities.ContainsKey(target)
               let entity = entities[target]
               where RoomOf(type.FullName) != entity.Split('.')[0]
               select new Reach(RoomOf(type.FullName), entity, type.Name),
        ];

    static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>What a set, or a statement on one, is about. Lists have an AddRange too; they are nobody's business.</summary>
    static IEnumerable<TypeReference> ArgumentsOf(MethodReference called) =>
        !called.DeclaringType.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ? [] :
        [
            .. called is GenericInstanceMethod generic ? generic.GenericArguments : [],
            .. called.DeclaringType is GenericInstanceType set ? set.GenericArguments : [],
        ];

    [GeneratedRegex(@"\b(?:insert into|update|delete from)\s+([a-z_]+)", RegexOptions.IgnoreCase)]
    private static partial Regex WrittenTables();
}
