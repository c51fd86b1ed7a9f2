using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What ข้อ 209 leaves to rules of the ministry that are not confirmed: the section <c>Loans:Damage</c> of the settings, with its source.</summary>
public sealed class DamageRules
{
    /// <exception cref="CannotStartException">An entry says nothing that can be followed.</exception>
    public DamageRules(IConfiguration settings)
    {
        var section = settings.GetSection("Loans:Damage");
        PartialPrice = bool.TryParse(section["PartialPrice"] ?? "false", out var partial)
            ? partial
            : throw new CannotStartException($"ค่าตั้ง Loans:Damage:PartialPrice ใช้ไม่ได้ / The setting Loans:Damage:PartialPrice cannot be used: '{section["PartialPrice"]}'; true, false");
    }

    /// <summary>Less than the price at the time of borrowing may be proposed (ชดใช้บางส่วน). No rule that was read allows it; an office that has one switches it on.</summary>
    public bool PartialPrice { get; }
}
