using System.Collections.Concurrent;
using System.Reflection;

namespace WiangSuai.Workflow.Authority;

/// <summary>The codes of reasons and tests, from the one table that stands above each of the two types.</summary>
static class Codes
{
    static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<Type, string>> Tables = new();

    public static string Of<T>(T value) where T : notnull => TableOf(typeof(T))[value.GetType()];

    public static IReadOnlyList<string> All<T>() => [.. TableOf(typeof(T)).Values];

    static IReadOnlyDictionary<Type, string> TableOf(Type type) => Tables.GetOrAdd(type, root =>
        root.GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(row => row.DerivedType, row => (string)row.TypeDiscriminator!));
}
