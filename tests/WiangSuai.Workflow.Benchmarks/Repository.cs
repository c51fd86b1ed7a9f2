namespace WiangSuai.Workflow.Benchmarks;

internal static class Repository
{
    /// <summary>The folder of the solution that this program was built from.</summary>
    internal static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    static string Above(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("This program measures the repository it was built in; run it from there."),
        _ when folder.EnumerateFiles("*.sln").Any() => folder.FullName,
        _ => Above(folder.Parent),
    };
}
