using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What is typed of a holding, or of its end.</summary>
public sealed class HoldingForm
{
    public Guid? Person { get; set; }
    public Guid? Post { get; set; }
    public HoldingMode? Mode { get; set; }
    public DateField? From { get; set; }
    public DateField? To { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string OrderNumber { get; set; } = "";
    public DateField? OrderDate { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string OrderSigner { get; set; } = "";

    /// <summary>The scan that is kept already.</summary>
    public Guid? Scan { get; set; }
}

/// <summary>What the forms of a holding and of its end have in common: the order with its scan, who could confirm, and how an answer is told.</summary>
public abstract class HoldingPage(AppDb db, PeopleRights rights, KeepHoldingScan keep, HoldingTexts say, TimeProvider clock) : PageModel
{
    public const string SaidKey = "holding-said";

    [BindProperty] public HoldingForm Form { get; set; } = new();

    /// <summary>Idempotency key of the form.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>The file, where one was chosen with this sending.</summary>
    [BindProperty] public IFormFile? Upload { get; set; }

    public string? ScanName { get; private set; }

    /// <summary>Names of who could confirm now, besides the reader.</summary>
    public IReadOnlyList<string> Second { get; private set; } = [];

    /// <summary>ตั้งต้นระบบ: what is sent stands at once.</summary>
    public bool IsSetUp { get; private set; }

    protected AppDb Db => db;
    protected HoldingTexts Say => say;

    protected async Task Keep(CancellationToken ct)
    {
        if (Upload is not { Length: > 0 } file)
            return;
        if (file.Length > PaperScan.MostBytes)
        {
            ModelState.AddModelError("Form.Scan", say["ScanNotUnderstood"]);
            return;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        if (await keep.Handle(User.AccountId(), file.FileName, bytes.ToArray(), ct) is { } scan)
        {
            Form.Scan = scan.Id;
            ModelState.Remove("Form.Scan");   // else the old one is rendered again
        }
        else
        {
            ModelState.AddModelError("Form.Scan", say["ScanNotUnderstood"]);
        }
    }

    /// <summary>Only what the same account kept goes along.</summary>
    protected async Task<Guid?> OwnScan(CancellationToken ct)
    {
        var account = User.AccountId();
        return Form.Scan is { } id && await db.Set<HoldingScan>().AnyAsync(scan => scan.Id == id && scan.ByAccountId == account, ct) ? id : null;
    }

    /// <returns>Where to go; none where the page is to be shown again.</returns>
    protected IActionResult? Answer(ProposeHoldingResult result)
    {
        switch (result)
        {
            case ProposeHoldingResult.Proposed proposed:
                TempData[SaidKey] = say[proposed.Stands ? "ProposedSetUp" : "Proposed"];
                return Redirect($"/people/holdings/{proposed.Proposal}");
            case ProposeHoldingResult.NotYours:
                return Forbid();
            case ProposeHoldingResult.NoSuchHolding:
                ModelState.AddModelError("", say["NotThere"]);
                break;
            case ProposeHoldingResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));   // else the old key is rendered again
                break;
            case ProposeHoldingResult.Invalid invalid:
                foreach (var problem in invalid.Problems.Where(problem => ModelState.GetFieldValidationState($"Form.{problem.Field}") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid))
                    ModelState.AddModelError($"Form.{problem.Field}", say[$"Problem.{problem.Code}", problem.Values]);
                break;
        }
        return null;
    }

    protected async Task ReadSecond(CancellationToken ct)
    {
        var reader = User.PersonId();
        var persons = (await rights.WhoConfirms(clock.GetUtcNow(), ct)).Where(person => person != reader).ToList();
        var thai = Languages.IsThai;
        Second = await db.Set<Person>().Where(person => persons.Contains(person.Id)).OrderBy(person => person.Name).Select(person => thai ? person.Name : person.NameEn).ToListAsync(ct);
        IsSetUp = await rights.SetUpIsOpen(ct);
        ScanName = await OwnScan(ct) is { } scan ? await db.Set<HoldingScan>().Where(kept => kept.Id == scan).Select(kept => kept.FileName).SingleAsync(ct) : null;
        HttpContext.MayComeBack();
    }
}
