using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>Accounts to try the system out with. They exist in Development only.</summary>
public static class DemoAccounts
{
    public const string Password = "wiangsuai-demo";

    /// <summary>Who signs in under which name; the posts are those of <see cref="DemoOffice"/>.</summary>
    internal static readonly IReadOnlyList<DemoAccount> All =
    [
        new("education", "education.officer", "ผู้ยืม", "borrower"),
        new("education-head", "education.director", "เห็นชอบคำขอของกอง", "endorses the division's requests"),
        new("property", "finance.assets.officer", "ตรวจ จ่าย และรับคืนพัสดุ", "checks, hands out, takes back"),
        new("office-head", "office.head", "อนุมัติให้ยืมของสำนักใช้ในสถานที่", "approves the office's things for use on the premises"),
        new("deputy1", "deputy-1", "อนุมัติให้ยืมนอกสถานที่ ตามคำสั่งมอบอำนาจ", "approves use off the premises, under the order"),
        new("deputy2", "deputy-2", "มีอำนาจตามคำสั่งในเรื่องอื่น", "has other powers under the order"),
        new("mayor", "mayor", "มีอำนาจโดยตำแหน่ง", "has the powers of the office"),
        new("clerk", "clerk", "บังคับบัญชาพนักงาน", "heads the permanent staff"),
        new("finance-head", "finance.director", "หัวหน้ากองที่ดูแลทะเบียนทรัพย์สิน", "heads the division that keeps the register"),
        new("lawyer", "office.legal.officer", "ตรวจร่างคำสั่ง", "reviews draft orders"),
        new("registry", "office.registry.officer", "ทะเบียนคำสั่ง", "keeps the register of orders"),
        new("personnel", "office.personnel.officer", "ทะเบียนผู้ดำรงตำแหน่ง", "keeps the register of who holds which post"),
        new("auditor", "audit.officer", "ตรวจสอบภายใน", "internal audit"),
        new("admin", "office.it.officer", "ผู้ดูแลระบบ ไม่มีอำนาจอนุมัติ", "administrator, decides nothing", IsAdministrator: true),
    ];

    /// <summary>What the sign-in page shows.</summary>
    public static DemoHint Hint() => new(Password, [.. All.Select(account => (account.UserName, Who(account)))]);

    static string Who(DemoAccount account)
    {
        var post = DemoOffice.Posts.Single(post => post.Code == account.Post);
        return Languages.IsThai
            ? $"{post.Holder!.Name} {post.Title} – {account.Does}"
            : $"{post.Holder!.NameEn}, {post.TitleEn} – {account.DoesEn}";
    }
}

/// <param name="Post">Code of the post whose holder signs in.</param>
internal sealed record DemoAccount(string UserName, string Post, string Does, string DoesEn, bool IsAdministrator = false);

public sealed record DemoHint(string Password, IReadOnlyList<(string UserName, string Who)> Accounts);
