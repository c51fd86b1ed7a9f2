using System.Text.RegularExpressions;
using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>The rules of an entry, the same for the form and for a row of a file.</summary>
public sealed class AssetRulesFacts
{
    static readonly Guid Clerk = Guid.CreateVersion7(), Officer = Guid.CreateVersion7();

    static readonly AssetFacts Facts = new(
        new Dictionary<string, AssetClass> { ["AV"] = new() { Code = "AV", Thai = "โฆษณา", English = "AV" } },
        new Dictionary<Guid, string> { [Clerk] = "สำนักปลัดเทศบาล" }, new Dictionary<Guid, string> { [Officer] = "เจ้าพนักงานพัสดุ" }, null, new DateOnly(2026, 11, 23));

    static readonly AssetEntry Good = new()
    {
        Number = "456-62-0003",
        Name = "เครื่องฉายภาพ",
        ClassCode = "AV",
        Counter = "เครื่อง",
        HoldingUnitId = Clerk,
        CustodianPostId = Officer,
        UnitPrice = 18_900,
        AcquiredOn = new DateOnly(2019, 2, 14),
        UsefulLifeYears = 5,
    };

    [Fact]
    public void A_good_entry_has_no_problems() => Assert.Empty(AssetRules.Check(Good, Facts, null, null));

    [Fact]
    public void Each_rule_speaks_beside_its_own_field()
    {
        Assert.Equal(["Name Missing", "Number Missing", "ClassCode Missing", "Counter Missing", "HoldingUnitId Missing", "UnitPrice Missing"], Problems(new AssetEntry()));
        Assert.Equal(["Number TooLong"], Problems(Good with { Number = new string('1', 61) }));
        Assert.Equal(["ClassCode NoSuchClass"], Problems(Good with { ClassCode = "BOAT" }));
        Assert.Equal(["HoldingUnitId NoSuchUnit"], Problems(Good with { HoldingUnitId = Officer }));
        Assert.Equal(["CustodianPostId NoSuchPost"], Problems(Good with { CustodianPostId = Clerk }));
        Assert.Equal(["UnitPrice PriceOutOfReach"], Problems(Good with { UnitPrice = -0.01m }));
        Assert.Equal(["UnitPrice PriceFinerThanSatang"], Problems(Good with { UnitPrice = 1.005m }));
        Assert.Empty(Problems(Good with { UnitPrice = 0 }));
        Assert.Equal(["AcquiredOn AcquiredInTheFuture"], Problems(Good with { AcquiredOn = new DateOnly(2026, 11, 24) }));
        Assert.Equal(["UsefulLifeYears LifeOutOfReach"], Problems(Good with { UsefulLifeYears = 0 }));
        Assert.Equal(["Note TooLong"], Problems(Good with { Note = new string('ก', 1001) }));
        Assert.Equal(["Quantity SingleIsOne"], Problems(Good with { Quantity = 2 }));
        Assert.Empty(Problems(Good with { IsPool = true, Quantity = 200 }));
        Assert.Equal(["Quantity QuantityOutOfReach"], Problems(Good with { IsPool = true, Quantity = 0 }));
        Assert.Equal(["Quantity Missing"], Problems(Good with { IsPool = true, Quantity = null }));
    }

    [Fact]
    public void The_office_may_say_how_its_numbers_are_written()
    {
        var strict = Facts with { NumberPattern = new Regex(@"^\d{3}-\d{2}-\d{4}$") };
        Assert.Empty(AssetRules.Check(Good, strict, null, null));
        Assert.Equal(AssetProblemCode.NumberNotAsAgreed, Assert.Single(AssetRules.Check(Good with { Number = "456/62" }, strict, null, null)).Code);
    }

    [Fact]
    public void Thai_digits_and_blanks_around_do_not_make_another_number() => Assert.Equal(Good, (Good with { Number = " ๔๕๖-๖๒-๐๐๐๓ ", Name = " เครื่องฉายภาพ " }).Tidied());

    [Theory]
    [InlineData("456-62-0003", "456-62-0004")]
    [InlineData("456-62-0009", "456-62-0011")]    // 0010 is borne already
    [InlineData("7440-001-0001/65", "7440-001-0001/66")]
    [InlineData("9", "12")]                         // 10 and 11 are borne
    [InlineData("ก", null)]
    public void The_next_free_number_is_the_next_that_nobody_bears(string number, string? next) =>
        Assert.Equal(next, AssetNumbers.NextFree(number, new HashSet<string> { "456-62-0010", "10", "11" }));

    [Theory]
    [InlineData("18,900.50", 18_900.50)]
    [InlineData("๑๘,๙๐๐ บาท", 18_900)]
    public void An_amount_is_read_as_people_write_it(string typed, double baht) => Assert.Equal((decimal)baht, AssetForm.Baht(typed));

    [Fact]
    public void A_label_leads_back_to_its_thing_and_no_other_text_does()
    {
        var asset = Guid.CreateVersion7();
        Assert.Equal(asset, AssetLabel.Read(AssetLabel.PathOf(asset)["/a/".Length..]));
        Assert.Null(AssetLabel.Read("456-62-0003"));
        var label = AssetLabel.Of(new Asset
        {
            Id = asset,
            Number = "1",
            Name = "n",
            ClassCode = "AV",
            Counter = "c",
            HoldingUnitId = Clerk,
            IsPool = false,
            Quantity = 1,
            UnitPrice = 0,
            Picture = "box",
            SearchText = "",
        }, "", "https://workflow.example.go.th");
        Assert.Equal(1, label.Modules % 4);                                               // 21, 25, 29 … modules
        Assert.StartsWith("M0 0h7v1h-7z", label.Path, StringComparison.Ordinal);         // its corner, without the white edge
        Assert.Null(AssetLabel.Read("!!!!!!!!!!!!!!!!!!!!!!"));
    }

    static IEnumerable<string> Problems(AssetEntry entry) => AssetRules.Check(entry, Facts, null, null).Select(problem => $"{problem.Field} {problem.Code}");
}
