using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What the forms of units, posts and persons have in common: one key, one way of telling what is wrong.</summary>
public abstract class ChartPage(ChartTexts say) : PageModel
{
    const string SaidKey = "chart-said";

    /// <summary>Idempotency key of the form.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>The day from which the thing is closed.</summary>
    [BindProperty] public DateField? Day { get; set; }

    public string? Said { get; private set; }

    protected ChartTexts Say => say;

    protected void Opened()
    {
        Key = Idempotency.NewKey();
        Said = TempData[SaidKey] as string;
    }

    /// <summary>The form that closes the thing from a day on; the other form of the page is shown as it stands.</summary>
    protected async Task<IActionResult> Close(Guid id, string path, Func<CloseCommand, Task<ChartResult>> close, Func<Task<bool>> readAgain)
    {
        var result = ModelState.IsValid ? await close(new CloseCommand(User.AccountId(), id, Day?.Date, Idempotency.KeyOf(Key))) : new ChartResult.Invalid([]);
        return Answer(result, "ClosedSaid", path) ?? (await readAgain() ? Page() : NotFound());
    }

    /// <returns>Where to go; none where the page is to be shown again.</returns>
    protected IActionResult? Answer(ChartResult result, string done, string path)
    {
        switch (result)
        {
            case ChartResult.Kept:
                TempData[SaidKey] = say[done];
                return Redirect(path);
            case ChartResult.NotYours:
                return Forbid();
            case ChartResult.NotThere:
                ModelState.AddModelError("", say["Gone"]);
                break;
            case ChartResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));   // else the old key is rendered again
                break;
            case ChartResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(problem.Field switch { "" => "", "Day" => nameof(Day), var field => $"Form.{field}" }, say[$"Problem.{problem.Code}", problem.Values]);
                break;
        }
        return null;
    }
}
