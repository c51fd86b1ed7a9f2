using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Every unit's posts with their holders, as found.</summary>
internal sealed class PeopleExport(PeopleTexts say, ScreenTexts words) : ListExport<PeopleModel>
{
    protected override ValueTask<ExportedTable> Of(PeopleModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["Title"], page.Tree.SelectMany(Lines),
        (words["ColUnit"], line => line.Unit), (words["ColPost"], line => line.Post.Title), (words["ColHolder"], line => line.Post.Holder), (words["ColState"], line => line.Post.State.Word),
        (words["ColNote"], line => line.Post.Note)));

    static IEnumerable<(string Unit, PostInTree Post)> Lines(UnitInTree unit) => unit.Posts.Select(post => (unit.Name, post)).Concat(unit.Units.SelectMany(Lines));
}
