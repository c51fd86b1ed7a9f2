using System.Runtime.CompilerServices;

namespace WiangSuai.Workflow.Engine.Tests.Publishing;

/// <summary>The documents that the product brings with it avoid every trap.</summary>
public sealed class OwnDocuments
{
    static readonly ActivityCatalogue Office = ActivityCatalogue.Elsa.With(
        new HostActivity("WiangSuai.RequestDecision", ["Approved", "Rejected", "Returned"], "Approved"),
        new HostActivity("WiangSuai.HumanTask", ["Done"], "Done"),
        new HostActivity("WiangSuai.SetCaseStatus", ["Done"], "Done", IsAsk: true),
        new HostActivity("WiangSuai.IssueNumber", ["Done"], "Done", IsAsk: true),
        new HostActivity("WiangSuai.Circulate", ["AllAcknowledged"], "AllAcknowledged"),
        new HostActivity("WiangSuai.Notify", ["Done"], "Done", IsAsk: true));

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Documents))]
    public void A_document_of_ours_has_no_defect(string name) =>
        Assert.Empty(Validator.Validate(Definition.Read(File.ReadAllText(Path.Combine(Folder(), name)), Office)).Select(defect => $"{defect.JsonPath} {defect.Code}"));

    static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "workflows"));
}
