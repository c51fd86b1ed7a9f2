using System.Runtime.CompilerServices;

namespace WiangSuai.Workflow.Engine.Tests.Conformance;

/// <summary>The recorded cases: the folders of <c>ELSA_CONFORMANCE</c> (separated by ':'), else the shared one beside the repository.</summary>
public static class Recordings
{
    public static IReadOnlyList<RecordedCase> All { get; } = [.. Folders().SelectMany(CasesIn).GroupBy(Path.GetFileName).SelectMany(Named)];

    public static RecordedCase Find(string name) => All.Single(one => one.Name == name);

    /// <summary>The test host as recorded: one activity outside of Elsa's own set, and one that nobody knows.</summary>
    public static ActivityCatalogue Catalogue { get; } =
        ActivityCatalogue.Elsa.With(new HostActivity("Test.Approval", ["Approved", "Rejected"], "Approved"));

    static string[] Folders()
    {
        var given = Environment.GetEnvironmentVariable("ELSA_CONFORMANCE");
        return string.IsNullOrEmpty(given) ? [Path.Combine(Repository(), "..", "shared", "elsa", "conformance")] : given.Split(':');
    }

    /// <exception cref="InvalidOperationException">The folder is missing or holds no case: a suite that tests nothing must not pass.</exception>
    static IEnumerable<string> CasesIn(string folder)
    {
        if (!Directory.Exists(folder)) throw new InvalidOperationException($"there is no folder {Path.GetFullPath(folder)}");
        var cases = Directory.GetDirectories(folder).Where(one => File.Exists(Path.Combine(one, "definition.json"))).Order().ToList();
        return cases.Count > 0 ? cases : throw new InvalidOperationException($"there is no case in {folder}");
    }

    static IEnumerable<RecordedCase> Named(IGrouping<string?, string> same) =>
        same.Select((folder, index) => new RecordedCase(index == 0 ? same.Key! : $"{same.Key}#{index + 1}", folder));

    static string Repository([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
