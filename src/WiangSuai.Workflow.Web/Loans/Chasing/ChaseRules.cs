using System.Globalization;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Until when the lender has to chase, and who is asked next while the things stay out. Law that may change is data: the section <c>Loans:Chase</c> of the
/// settings, each entry with its source.
/// </summary>
public sealed class ChaseRules
{
    const string BorrowerHead = "borrower-head", HoldingHead = "holding-head", Clerk = "clerk";

    readonly IConfigurationSection section;

    /// <exception cref="CannotStartException">An entry says nothing that can be followed.</exception>
    public ChaseRules(IConfiguration settings)
    {
        section = settings.GetSection("Loans:Chase");
        ChaseWithin = Days("WithinDays");
        First = RungOf("Ladder:0");
        Second = RungOf("Ladder:1");
    }

    /// <summary>Calendar days after the day of return; that last day is in time.</summary>
    public int ChaseWithin { get; }

    public Rung First { get; }

    public Rung Second { get; }

    /// <param name="AfterDays">Calendar days after the day of return on which it is asked, at that day's beginning.</param>
    /// <param name="Power">Who holds this power over the slip is asked; null: whoever holds the clerk's post.</param>
    public sealed record Rung(int AfterDays, Power? Power);

    Rung RungOf(string at) => new(Days($"{at}:AfterDays"), section[$"{at}:Asks"] switch
    {
        BorrowerHead => Powers.LoanEndorse,
        HoldingHead => Powers.LoanChase,
        Clerk => null,
        var other => throw Wrong($"{at}:Asks", $"'{other}'; {BorrowerHead}, {HoldingHead}, {Clerk}"),
    });

    int Days(string key) => int.TryParse(section[key], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= 1 ? days : throw Wrong(key, $"'{section[key]}'; 1, 2, 3 …");

    static CannotStartException Wrong(string key, string found) => new($"ค่าตั้ง Loans:Chase:{key} ใช้ไม่ได้ / The setting Loans:Chase:{key} cannot be used: {found}");
}
