using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>Forty things such as a small municipality lends, for trying the system out. None of them is a real register's row.</summary>
internal static class DemoAssets
{
    const string Clerk = "สำนักปลัดเทศบาล", Finance = "กองคลัง", Works = "กองช่าง", Education = "กองการศึกษา", Health = "กองสาธารณสุขและสิ่งแวดล้อม";

    public static readonly IReadOnlyList<AssetClass> Classes =
    [
        new() { Code = "AV", Thai = "ครุภัณฑ์โฆษณาและเผยแพร่", English = "Audio-visual equipment", LongestLoanDays = 30, AsksPhotos = true },
        new() { Code = "OFFICE", Thai = "ครุภัณฑ์สำนักงาน", English = "Office furniture", LongestLoanDays = 60 },
        new() { Code = "IT", Thai = "ครุภัณฑ์คอมพิวเตอร์", English = "Computer equipment", LongestLoanDays = 60 },
        new() { Code = "ELECTRIC", Thai = "ครุภัณฑ์ไฟฟ้าและวิทยุ", English = "Electrical equipment", LongestLoanDays = 30 },
        new() { Code = "WORKS", Thai = "ครุภัณฑ์ก่อสร้าง", English = "Works equipment", LongestLoanDays = 30 },
        new() { Code = "HEALTH", Thai = "ครุภัณฑ์วิทยาศาสตร์หรือการแพทย์", English = "Health equipment", LongestLoanDays = 30 },
        new() { Code = "FIELD", Thai = "ครุภัณฑ์สนามและงานพิธี", English = "Tents and ceremony equipment", LongestLoanDays = 15 },
        new() { Code = "VEHICLE", Thai = "ครุภัณฑ์ยานพาหนะและขนส่ง", English = "Vehicles", HasOwnForm = true, OwnFormName = "แบบ 3 ใบขออนุญาตใช้รถส่วนกลาง" },
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("456-62-0003", "เครื่องฉายภาพ", "AV", Clerk, "เครื่อง", 1, 18_900, "projector", "ความสว่าง 4,000 ลูเมน", "สาย รีโมต กระเป๋า"),
        new("456-63-0004", "เครื่องฉายภาพขนาดเล็ก", "AV", Education, "เครื่อง", 1, 14_500, "projector", "ความสว่าง 3,300 ลูเมน", "สาย รีโมต"),
        new("457-62-0001", "จอรับภาพชนิดขาตั้ง", "AV", Clerk, "จอ", 1, 4_200, "screen", "ขนาด 100 นิ้ว", "ขาตั้ง ถุงผ้า"),
        new("462-63-0001", "เครื่องเสียงพกพา", "AV", Clerk, "ชุด", 1, 12_500, "speaker", "กำลังขยาย 150 วัตต์ มีแบตเตอรี่", "ไมโครโฟน 2 ตัว"),
        new("462-65-0002", "เครื่องเสียงชุดใหญ่", "AV", Clerk, "ชุด", 1, 78_500, "speaker", "ลำโพง 4 ใบ เครื่องผสมสัญญาณ 12 ช่อง", "ไมโครโฟน 6 ตัว สายสัญญาณ"),
        new("463-64-0001", "ไมโครโฟนไร้สาย", "AV", Education, "ชุด", 1, 6_800, "microphone", "คู่ พร้อมเครื่องรับ", "ถ่านชาร์จ 4 ก้อน"),
        new("456-67-0001", "กล้องถ่ายภาพ", "AV", Clerk, "เครื่อง", 1, 28_900, "camera", "24 ล้านพิกเซล พร้อมเลนส์", "แบตเตอรี่ 2 ก้อน กระเป๋า"),
        new("456-66-0002", "กล้องวิดีโอ", "AV", Clerk, "เครื่อง", 1, 32_000, "camera", "ความละเอียด 4K", "ขาตั้ง กระเป๋า"),
        new("458-65-0001", "โทรโข่ง", "AV", Health, "ตัว", 6, 1_650, "megaphone", "กำลัง 25 วัตต์", "ถ่าน 8 ก้อน"),
        new("401-60-0001", "โต๊ะพับ", "OFFICE", Clerk, "ตัว", 20, 1_000, "table", "หน้าไม้ ขนาด 60×180 ซม.", ""),
        new("402-61-0001", "เก้าอี้พลาสติก", "OFFICE", Clerk, "ตัว", 200, 250, "chair", "มีพนักพิง สีน้ำเงิน", ""),
        new("402-64-0201", "เก้าอี้บุนวม", "OFFICE", Education, "ตัว", 60, 890, "chair", "โครงเหล็กชุบ", ""),
        new("401-63-0021", "โต๊ะหมู่บูชา หมู่ 7", "OFFICE", Clerk, "ชุด", 1, 8_500, "table", "ไม้สัก", "พานพุ่ม เชิงเทียน"),
        new("403-62-0001", "ชั้นแขวนแผ่นป้าย", "OFFICE", Education, "ชุด", 4, 1_900, "whiteboard", "ปรับสูงต่ำได้", ""),
        new("404-65-0001", "พัดลมอุตสาหกรรม", "OFFICE", Clerk, "ตัว", 8, 2_400, "fan", "ใบพัด 24 นิ้ว ขาตั้ง", ""),
        new("405-66-0001", "พัดลมไอเย็น", "OFFICE", Education, "เครื่อง", 1, 9_800, "fan", "ถังน้ำ 40 ลิตร", ""),
        new("416-66-0012", "คอมพิวเตอร์โน้ตบุ๊ก", "IT", Finance, "เครื่อง", 1, 24_000, "notebook", "จอ 15 นิ้ว", "สายชาร์จ กระเป๋า"),
        new("416-66-0013", "คอมพิวเตอร์โน้ตบุ๊ก", "IT", Finance, "เครื่อง", 1, 24_000, "notebook", "จอ 15 นิ้ว", "สายชาร์จ กระเป๋า"),
        new("416-67-0021", "คอมพิวเตอร์โน้ตบุ๊ก", "IT", Education, "เครื่อง", 1, 22_500, "notebook", "จอ 14 นิ้ว", "สายชาร์จ"),
        new("417-65-0003", "เครื่องพิมพ์เลเซอร์", "IT", Finance, "เครื่อง", 1, 8_900, "printer", "ขาวดำ A4", "สายไฟ สาย USB"),
        new("418-67-0001", "แท็บเล็ตเก็บข้อมูลภาคสนาม", "IT", Health, "เครื่อง", 5, 9_900, "notebook", "จอ 10 นิ้ว ใส่ซิมได้", "สายชาร์จ ซองกันน้ำ"),
        new("419-66-0002", "เครื่องกระจายสัญญาณไร้สาย", "IT", Clerk, "เครื่อง", 1, 3_900, "box", "ใช้ซิม 4G", "สายไฟ"),
        new("441-64-0002", "เครื่องกำเนิดไฟฟ้า", "ELECTRIC", Works, "เครื่อง", 1, 45_000, "generator", "เบนซิน 5 กิโลวัตต์", "สายไฟ 1 เส้น คู่มือ"),
        new("441-61-0001", "เครื่องกำเนิดไฟฟ้าขนาดเล็ก", "ELECTRIC", Works, "เครื่อง", 1, 28_500, "generator", "เบนซิน 2 กิโลวัตต์", "สายไฟ 1 เส้น"),
        new("442-63-0011", "สายพ่วงไฟ 30 เมตร", "ELECTRIC", Works, "ม้วน", 10, 1_450, "cable-reel", "ทนกระแส 16 แอมแปร์", ""),
        new("443-65-0001", "โคมไฟส่องสนาม LED", "ELECTRIC", Works, "ชุด", 6, 3_200, "box", "200 วัตต์ พร้อมขาตั้ง", "สายไฟ"),
        new("444-66-0001", "วิทยุสื่อสารชนิดมือถือ", "ELECTRIC", Clerk, "เครื่อง", 12, 4_500, "box", "ย่านความถี่ที่ได้รับอนุญาต", "แท่นชาร์จ"),
        new("411-60-0007", "บันไดอะลูมิเนียม 3 เมตร", "WORKS", Works, "ตัว", 1, 3_200, "ladder", "ทรงเอ รับน้ำหนัก 150 กก.", ""),
        new("412-62-0001", "เครื่องสูบน้ำ", "WORKS", Works, "เครื่อง", 1, 19_500, "water-pump", "ท่อ 3 นิ้ว เบนซิน", "สายส่งน้ำ 20 เมตร"),
        new("412-64-0002", "เครื่องสูบน้ำแบบจุ่ม", "WORKS", Works, "เครื่อง", 1, 7_400, "water-pump", "ไฟฟ้า 1 แรงม้า", "สายไฟ 15 เมตร"),
        new("413-65-0001", "สว่านกระแทกไร้สาย", "WORKS", Works, "ชุด", 1, 5_600, "drill", "18 โวลต์", "แบตเตอรี่ 2 ก้อน ดอกสว่าน"),
        new("414-63-0001", "เครื่องตัดหญ้าสะพาย", "WORKS", Works, "เครื่อง", 1, 8_200, "brush-cutter", "เครื่องยนต์ 2 จังหวะ", "ใบมีด 2 ใบ หน้ากาก"),
        new("415-66-0001", "กรวยจราจร", "WORKS", Works, "อัน", 80, 320, "sign", "สูง 70 ซม. แถบสะท้อนแสง", ""),
        new("421-64-0001", "เครื่องพ่นหมอกควัน", "HEALTH", Health, "เครื่อง", 1, 59_000, "fogger", "ใช้กำจัดยุงลาย", "ถังน้ำยา หน้ากาก"),
        new("421-65-0002", "เครื่องพ่นฝอยละออง ULV", "HEALTH", Health, "เครื่อง", 1, 48_500, "fogger", "ไฟฟ้า", "สายไฟ"),
        new("422-66-0001", "เครื่องวัดความดันโลหิต", "HEALTH", Health, "เครื่อง", 4, 3_500, "meter", "ชนิดอัตโนมัติ", "ผ้าพันแขน 2 ขนาด"),
        new("423-67-0001", "เครื่องวัดเสียง", "HEALTH", Health, "เครื่อง", 1, 16_000, "meter", "30–130 เดซิเบล", "กล่อง ถ่าน"),
        new("431-61-0001", "เต็นท์ผ้าใบ 4×8 เมตร", "FIELD", Clerk, "หลัง", 6, 28_000, "tent", "โครงเหล็กชุบ ผ้าใบสีขาว", "สมอบก 8 ตัว"),
        new("432-63-0001", "ซุ้มเฉลิมพระเกียรติ", "FIELD", Clerk, "ชุด", 1, 35_000, "tent", "โครงเหล็ก ถอดประกอบได้", "ผ้าระบาย"),
        new("001-58-0002", "รถบรรทุกดับเบิ้ลแค็บ", "VEHICLE", Clerk, "คัน", 1, 868_000, "pickup", "ดีเซล 2,400 ซีซี", ""),
    ];

    /// <summary>Sets that are asked for together; numbers of things and how many of each.</summary>
    static readonly IReadOnlyList<(string Name, string Note, (string Number, int Quantity)[] Items)> Sets =
    [
        ("ชุดประชุมนอกสถานที่", "เครื่องฉายภาพ จอ และเครื่องเสียงพกพา", [("456-62-0003", 1), ("457-62-0001", 1), ("462-63-0001", 1)]),
        ("ชุดงานพิธีกลางแจ้ง", "เต็นท์ 2 หลัง โต๊ะ 10 ตัว เก้าอี้ 60 ตัว", [("431-61-0001", 2), ("401-60-0001", 10), ("402-61-0001", 60)]),
    ];

    /// <summary>Useful life in years by class, as this demo office has set it.</summary>
    static readonly Dictionary<string, int> Lives = new() { ["AV"] = 5, ["OFFICE"] = 10, ["IT"] = 4, ["ELECTRIC"] = 5, ["WORKS"] = 5, ["HEALTH"] = 8, ["FIELD"] = 5, ["VEHICLE"] = 8 };

    /// <summary>Adds them to an office whose units bear these names.</summary>
    public static async Task Add(AppDb db, AssetSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var units = await db.Set<Unit>().ToDictionaryAsync(unit => unit.Name, unit => unit.Id, ct);
        var custodian = await db.Set<Post>().Where(post => post.Code == "finance.assets.officer").Select(post => post.Id).SingleAsync(ct);
        var register = new AssetRegister(db, settings, clock);
        await using var write = await db.BeginWrite(ct);
        db.AddRange(Classes.Select(kind => new AssetClass
        {
            Code = kind.Code,
            Thai = kind.Thai,
            English = kind.English,
            HasOwnForm = kind.HasOwnForm,
            OwnFormName = kind.OwnFormName,
            LongestLoanDays = kind.LongestLoanDays,
            AsksPhotos = kind.AsksPhotos,
        }));
        await db.SaveChangesAsync(ct);
        var (facts, revision, at) = (await register.Facts(ct), await register.NextRevision(ct), clock.GetUtcNow());
        var things = new Dictionary<string, Asset>();
        foreach (var row in Rows)
        {
            var thing = register.Add(EntryOf(row, units[row.Unit], custodian), facts, null, at, revision, AssetChangeKind.Registered);
            thing.Picture = row.Picture;
            things.Add(row.Number, thing);
        }
        foreach (var (name, note, items) in Sets)
        {
            var set = new LendingSet { Id = clock.NewId(), Name = name, Note = note };
            set.Items.AddRange(items.Select((item, index) => new LendingSetItem { SetId = set.Id, AssetId = things[item.Number].Id, Position = index + 1, Quantity = item.Quantity }));
            db.Add(set);
        }
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        db.ChangeTracker.Clear();
    }

    static AssetEntry EntryOf(Row row, Guid unit, Guid custodian)
    {
        var year = 1957 + int.Parse(row.Number.Split('-')[1], CultureInfo.InvariantCulture);
        return new AssetEntry
        {
            Number = row.Number,
            Name = row.Name,
            ClassCode = row.Class,
            Description = row.Description,
            Accessories = row.Accessories,
            Counter = row.Counter,
            HoldingUnitId = unit,
            CustodianPostId = custodian,
            Location = row.Unit,
            IsPool = row.Quantity > 1,
            Quantity = row.Quantity,
            UnitPrice = row.Price,
            AcquiredOn = new DateOnly(year, 2, 14),
            AcquiredBy = row.Price > 500_000 ? "ประกวดราคาอิเล็กทรอนิกส์" : "เฉพาะเจาะจง",
            FundSource = FundSource.Budget,
            DocumentNumber = $"ตร. {int.Parse(row.Number.Split('-')[2], CultureInfo.InvariantCulture) + 11}/{year + 543}",
            Supplier = "ร้านตัวอย่างการค้า",
            SupplierContact = "โทร. 053-000-000",
            UsefulLifeYears = Lives[row.Class],
        };
    }

    /// <summary>Name of the holding unit as the demo organisation spells it; a quantity above 1 makes a pool.</summary>
    internal sealed record Row(string Number, string Name, string Class, string Unit, string Counter, int Quantity, decimal Price, string Picture, string Description, string Accessories);
}
