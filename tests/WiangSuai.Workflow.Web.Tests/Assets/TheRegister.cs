using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>The register says one thing at a time, whoever writes in it, and remembers what it said before.</summary>
public sealed class TheRegister(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", Officer = "property";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_registered_thing_is_found_at_once_by_every_field_and_its_history_begins(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        Assert.Empty(await Found(counter, "ซีเรียล"));
        var done = await Register(counter, await Entry(counter) with
        {
            Number = "๔๕๖-๖๙-๐๐๙๙",
            Name = "กล้องสำรวจ",
            SerialNumber = "ซีเรียล ๑๒",
            Model = "TS-7",
            Supplier = "ห้างทดลองไทย",
            Note = "ใช้กับขาตั้งเดิม",
            Location = "ตู้ ๓",
        });
        var asset = Assert.IsType<RegisterAssetResult.Registered>(done).Asset;
        foreach (var words in new[] { "กล้องส", "456-69-0099", "ซีเรียล 12", "ts-7", "ห้างทดลอง", "ขาต้ังเดิม", "ตู้ 3", "สำนักปลัด กล้องสำรวจ", "โฆษณา กล้องสำรวจ" })
            Assert.Equal([asset], await Found(counter, words));
        var first = Assert.Single(await Changes(counter, asset));
        Assert.Equal((AssetChangeKind.Registered, await counter.Person(Officer)), (first.Kind, first.PersonId));
        Assert.Contains(new ChangedField("HoldingUnitId", "", "สำนักปลัดเทศบาล"), first.Read());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_registers_once_and_a_number_is_borne_by_one(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (entry, key) = (await Entry(counter), Idempotency.NewKey());
        var first = await Register(counter, entry, key);
        Assert.Equal(first, await Register(counter, entry, key));
        Assert.IsType<RegisterAssetResult.FormUsedAlready>(await Register(counter, entry with { Name = "อื่น" }, key));
        var taken = Assert.Single(Assert.IsType<RegisterAssetResult.Invalid>(await Register(counter, entry)).Problems);
        Assert.Equal(AssetProblemCode.NumberTaken, taken.Code);

        var other = entry with { Number = "999-69-0001" };
        var both = await Task.WhenAll(Register(counter, other), Register(counter, other));
        Assert.Single(both.OfType<RegisterAssetResult.Registered>());
        Assert.Equal(AssetProblemCode.NumberTaken, Assert.Single(Assert.Single(both.OfType<RegisterAssetResult.Invalid>()).Problems).Code);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_two_who_change_a_thing_at_once_the_second_is_told_who_was_first_and_writes_nothing(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var asset = await counter.Asset(Projector);
        var entry = AssetEntry.Of(asset);
        var both = await Task.WhenAll(
            Change(counter, asset, entry with { Location = "ตู้ 1" }), Change(counter, asset, entry with { Location = "ตู้ 2" }));
        Assert.Single(both.OfType<ChangeAssetResult.Changed>());
        var told = Assert.Single(both.OfType<ChangeAssetResult.SomebodyWasFirst>());
        var now = await counter.Asset(Projector);
        Assert.Equal((asset.Version + 1, now.Version), (now.Version, told.Version));
        Assert.Equal([new ChangedField("Location", "สำนักปลัดเทศบาล", now.Location)], told.Last!.Read());
        Assert.Single(await Changes(counter, asset.Id), change => change.Kind == AssetChangeKind.Changed);

        Assert.IsType<ChangeAssetResult.Changed>(await Change(counter, now, entry with { Location = "ตู้ 9" }));
        Assert.Empty(await Found(counter, "ตู้ 1"));
        Assert.Equal([asset.Id], await Found(counter, "ตู้ 9"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_pool_cannot_become_smaller_than_what_is_out_or_promised(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("education", Tables, quantity: 8);
        var tables = await counter.Asset(Tables);
        var entry = AssetEntry.Of(tables);
        Assert.Equal(AssetProblemCode.FewerThanArePromised, Assert.Single(Assert.IsType<ChangeAssetResult.Invalid>(await Change(counter, tables, entry with { Quantity = 7 })).Problems).Code);
        Assert.IsType<ChangeAssetResult.Changed>(await Change(counter, tables, entry with { Quantity = 8 }));
        Assert.IsType<FileLoanResult.Invalid>(await counter.TryFile("lawyer", await counter.Request("lawyer", Tables)));   // none is left on those days
        Assert.Equal(AssetProblemCode.WayOfCountingStays, Assert.IsType<ChangeAssetResult.Invalid>(
            await Change(counter, await counter.Asset(Tables), entry with { IsPool = false, Quantity = 1 })).Problems[0].Code);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_promised_is_not_retired_and_what_is_retired_is_not_promised(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var projector = (await counter.Asset(Projector)).Id;
        var loan = await counter.File("education", Projector);
        Assert.Equal([loan], Assert.IsType<RetireAssetResult.StillOnLoan>(await Retire(counter, projector)).Slips);
        await counter.Cancel("education", loan);
        Assert.IsType<RetireAssetResult.ReasonMissing>(await Retire(counter, projector, " "));
        Assert.IsType<RetireAssetResult.NotOnThatDay>(await Retire(counter, projector, on: counter.Today.AddDays(1)));
        Assert.IsType<RetireAssetResult.Retired>(await Retire(counter, projector));
        Assert.Equal(LoanProblemCode.NoSuchThing, Assert.IsType<FileLoanResult.Invalid>(await counter.TryFile("education", await counter.Request("education", Projector))).Problems[0].Code);
        Assert.Empty(await Found(counter, Projector));
        Assert.Equal([projector], await Found(counter, Projector, retired: true));
        Assert.Equal("ขายทอดตลาด", (await Changes(counter, projector))[^1].Note);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_promise_and_a_retirement_at_once_one_stands(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var things = await counter.Office.WithDb(db => db.Set<Asset>().AsNoTracking().Where(asset => asset.ClassCode == "AV" && !asset.IsPool).ToListAsync(Stop));
        foreach (var thing in things)
        {
            var request = await counter.Request("education", thing.Number);
            var (filing, retiring) = (counter.TryFile("education", request), Retire(counter, thing.Id));
            await Task.WhenAll(filing, retiring);
            Assert.Equal(await filing is FileLoanResult.Filed, await retiring is RetireAssetResult.StillOnLoan);
        }
        Assert.Empty(await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.Active && db.Set<Asset>().Any(asset => asset.Id == hold.AssetId && asset.RetiredOn != null)).ToListAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_history_says_cannot_be_said_otherwise(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        foreach (var statement in new[] { "update asset_change set note = 'x'", "delete from asset_change" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, Stop)));
            Assert.True(refused.Of("tr_asset_change_append_only"));
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_class_that_gets_another_name_is_searched_by_that_name(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var officer = await counter.Person(Officer);
        var before = await Found(counter, "ครุภัณฑ์สนาม");
        Assert.Equal(2, before.Count);
        var kept = await counter.Office.With(services => services.GetRequiredService<KeepClass>().Handle(
            new KeepClassCommand(officer, false, "FIELD", 0, "ของงานพิธี", "Ceremony", 15, true, false, "", ""), Stop));
        Assert.IsType<KeepClassResult.Kept>(kept);
        Assert.Empty(await Found(counter, "ครุภัณฑ์สนาม"));
        Assert.Equal(before, await Found(counter, "ของงานพิธี"));
        Assert.IsType<KeepClassResult.SomebodyWasFirst>(await counter.Office.With(services => services.GetRequiredService<KeepClass>().Handle(
            new KeepClassCommand(officer, false, "FIELD", 0, "อื่น", "Other", 15, true, false, "", ""), Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_changed_what_a_class_demands_stands_in_its_history(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var officer = await counter.Person(Officer);
        var kind = await counter.Office.WithDb(db => db.Set<AssetClass>().AsNoTracking().SingleAsync(k => k.Code == "FIELD", Stop));
        var same = new KeepClassCommand(officer, false, kind.Code, kind.Version, kind.Thai, kind.English, kind.LongestLoanDays, kind.AsksPhotos, kind.HasOwnForm, kind.OwnFormName, kind.OwnFormAddress);
        Assert.IsType<KeepClassResult.Kept>(await Keep(same));
        Assert.Empty(await counter.Office.WithDb(db => db.Set<ClassChange>().ToListAsync(Stop)));   // nothing changed
        Assert.IsType<KeepClassResult.Kept>(await Keep(same with { LongestLoanDays = 366, HasOwnForm = true, OwnFormName = "แบบ 3" }));
        var change = await counter.Office.WithDb(db => db.Set<ClassChange>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal(("FIELD", officer, ClassChangeKind.Changed), (change.ClassCode, change.PersonId, change.Kind));
        Assert.Equal(
            [new("LongestLoanDays", $"{kind.LongestLoanDays}", "366"), new("HasOwnForm", "0", "1"), new("OwnFormName", "", "แบบ 3")],
            System.Text.Json.JsonSerializer.Deserialize<List<ChangedField>>(change.Fields));
        Assert.IsType<KeepClassResult.Kept>(await Keep(same with { IsNew = true, Code = "NEW", Thai = "ประเภทใหม่", OwnFormAddress = "http://forms.local/3" }));
        Assert.Equal(ClassChangeKind.Made, await counter.Office.WithDb(db => db.Set<ClassChange>().Where(c => c.ClassCode == "NEW").Select(c => c.Kind).SingleAsync(Stop)));
        var invalid = Assert.IsType<KeepClassResult.Invalid>(await Keep(same with { OwnFormAddress = "ftp://forms.local/3" }));
        Assert.Equal(ClassProblemCode.AddressNotUnderstood, Assert.Single(invalid.Problems).Code);

        using var visitor = new Visitor(counter.Office);
        await visitor.SignIn(Officer);
        Assert.Contains("แก้เงื่อนไขของประเภท", (await visitor.Get("/assets/class/FIELD")).Text, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("delete from asset_class_change", Stop)));
        Assert.True(refused.Of("tr_asset_class_change_append_only"));

        Task<KeepClassResult> Keep(KeepClassCommand command) => counter.Office.With(services => services.GetRequiredService<KeepClass>().Handle(command, Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Who_put_a_set_together_changed_it_and_took_it_out_of_use_stands_in_the_history(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var officer = await counter.Person(Officer);
        var (projector, tables) = ((await counter.Asset(Projector)).Id, (await counter.Asset(Tables)).Id);
        var set = Assert.IsType<KeepSetResult.Kept>(await Keep(new(officer, null, 0, "ชุดอบรม", "", [(projector, 1), (tables, 2)], Idempotency.NewKey()))).Set;
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<KeepSetResult.Kept>(await Keep(new(officer, set, 0, "ชุดอบรม", "", [(projector, 1), (tables, 3)], Idempotency.NewKey())));
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.All(await Task.WhenAll(End(), End()), Assert.True);
        var changes = await counter.Office.WithDb(db => db.Set<SetChange>().AsNoTracking().Where(c => c.SetId == set).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(Stop));
        Assert.Equal([SetChangeKind.PutTogether, SetChangeKind.Changed, SetChangeKind.Ended], changes.Select(change => change.Kind));
        Assert.All(changes, change => Assert.Equal((officer, "ชุดอบรม"), (change.PersonId, change.Name)));
        var things = Assert.Single(System.Text.Json.JsonSerializer.Deserialize<List<ChangedField>>(changes[1].Fields)!);
        Assert.Equal("Items", things.Field);
        Assert.EndsWith("× 2", things.Before, StringComparison.Ordinal);
        Assert.EndsWith("× 3", things.After, StringComparison.Ordinal);

        using var visitor = new Visitor(counter.Office);
        await visitor.SignIn(Officer);
        Assert.Contains("เลิกใช้ชุด ชุดอบรม", (await visitor.Get("/assets/sets")).Text, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("update lending_set_change set name = 'x'", Stop)));
        Assert.True(refused.Of("tr_lending_set_change_append_only"));

        Task<KeepSetResult> Keep(KeepSetCommand command) => counter.Office.With(services => services.GetRequiredService<KeepLendingSet>().Handle(command, Stop));
        Task<bool> End() => counter.Office.With(services => services.GetRequiredService<KeepLendingSet>().End(officer, set, Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_photograph_is_kept_once_the_first_is_the_cover_and_a_removed_one_is_gone(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (projector, officer) = ((await counter.Asset(Projector)).Id, await counter.Person(Officer));
        var (one, two) = (PhotoFacts.AnyJpeg(), PhotoFacts.WithExif(PhotoFacts.AnyJpeg(), 1));
        var both = await Task.WhenAll(Add(one), Add(one));
        var first = Assert.Single(both.Cast<PhotographResult.Kept>().Select(kept => kept.Photo).Distinct());
        var second = ((PhotographResult.Kept)await Add(two)).Photo;
        Assert.Equal([(first, true), (second, false)], (await Photos()).Select(photo => (photo.Id, photo.IsCover)));
        Assert.True(await counter.Office.With(services => services.GetRequiredService<PhotographAsset>().ChooseCover(officer, projector, second, Stop)));
        Assert.Equal([(second, true), (first, false)], (await Photos()).Select(photo => (photo.Id, photo.IsCover)));
        Assert.True(await counter.Office.With(services => services.GetRequiredService<PhotographAsset>().Remove(officer, projector, second, Stop)));
        Assert.Equal([(first, true)], (await Photos()).Select(photo => (photo.Id, photo.IsCover)));
        Assert.Null(await counter.Office.With(services => services.GetRequiredService<AssetPhotos>().Picture(second, true, Stop)));
        Assert.Equal(new[] { AssetChangeKind.Registered, AssetChangeKind.Photographed, AssetChangeKind.Photographed, AssetChangeKind.CoverChosen, AssetChangeKind.PhotoRemoved }.Order(), (await Changes(counter, projector)).Select(change => change.Kind).Order());   // all in one instant of the test's clock

        Task<PhotographResult> Add(byte[] file) => counter.Office.With(services => services.GetRequiredService<PhotographAsset>().Add(officer, projector, file, Stop));
        Task<List<PhotoOfThing>> Photos() => counter.Office.With(services => services.GetRequiredService<AssetPhotos>().Of(projector, Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_set_asks_for_all_its_things_and_says_which_are_not_free(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("lawyer", Projector, from: 1, due: 3);
        var (free, taken) = (await Sets(0), await Sets(2));
        Assert.All(free, set => Assert.Empty(set.Missing));
        var meeting = taken.Single(set => set.Missing.Count > 0);
        Assert.Equal(["เครื่องฉายภาพ"], meeting.Missing);
        var tent = taken.Single(set => set.Missing.Count == 0);
        Assert.Equal([2, 10, 60], (await counter.Office.With(services => services.GetRequiredService<LendingSets>().Lines([tent.Set.Id], Stop))).Select(line => line.Quantity));

        Task<IReadOnlyList<SetOnDays>> Sets(int day) => counter.Office.With(services => services.GetRequiredService<LendingSets>().On(counter.Today.AddDays(day), counter.Today.AddDays(day), counter.Today, Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_list_takes_for_not_free_is_what_the_days_of_each_thing_say(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("lawyer", Projector, from: 1, due: 3);
        await counter.File("education", "404-65-0001", quantity: 8, from: 2, due: 4);
        await counter.File("education", Tables, quantity: 3, from: 2, due: 4);
        var camera = await counter.Asset("456-67-0001");
        Assert.IsType<ChangeAssetResult.Changed>(await Change(counter, camera, AssetEntry.Of(camera) with { UnderRepairUntil = counter.Today.AddDays(5) }));
        var all = await counter.Office.WithDb(db => db.Set<Asset>().AsNoTracking().ToListAsync(Stop));
        foreach (var (from, to) in new[] { (0, 0), (1, 1), (3, 4), (4, 6), (6, 9), (0, 20) })
        {
            var (first, last) = (counter.Today.AddDays(from), counter.Today.AddDays(to));
            var notFree = await counter.Office.With(services => services.GetRequiredService<Availability>().NotFree(first, last, counter.Today, Stop));
            var free = await counter.Office.With(services => services.GetRequiredService<Availability>().FreeThroughout(all, first, last, counter.Today, null, Stop));
            Assert.Equal(free.Where(thing => thing.Value == 0).Select(thing => thing.Key).Order(), notFree.Order());
        }
    }

    static async Task<AssetEntry> Entry(AtTheCounter counter) => new()
    {
        Number = "456-69-0099",
        Name = "เครื่องฉายภาพ",
        ClassCode = "AV",
        Counter = "เครื่อง",
        HoldingUnitId = await counter.Office.WithDb(db => db.Set<Unit>().Where(unit => unit.Name == "สำนักปลัดเทศบาล").Select(unit => unit.Id).SingleAsync(Stop)),
        UnitPrice = 18_900,
    };

    static async Task<RegisterAssetResult> Register(AtTheCounter counter, AssetEntry entry, string? key = null)
    {
        var officer = await counter.Person(Officer);
        return await counter.Office.With(services => services.GetRequiredService<RegisterAsset>().Handle(new RegisterAssetCommand(officer, entry, key ?? Idempotency.NewKey()), Stop));
    }

    static async Task<ChangeAssetResult> Change(AtTheCounter counter, Asset asset, AssetEntry entry)
    {
        var officer = await counter.Person(Officer);
        return await counter.Office.With(services => services.GetRequiredService<ChangeAsset>().Handle(new ChangeAssetCommand(officer, asset.Id, asset.Version, entry), Stop));
    }

    static async Task<RetireAssetResult> Retire(AtTheCounter counter, Guid asset, string reason = "ขายทอดตลาด", DateOnly? on = null)
    {
        var officer = await counter.Person(Officer);
        return await counter.Office.With(services => services.GetRequiredService<RetireAsset>().Handle(new RetireAssetCommand(officer, asset, on ?? counter.Today, reason), Stop));
    }

    static Task<IReadOnlyList<Guid>> Found(AtTheCounter counter, string words, bool retired = false) =>
        counter.Office.With(services => services.GetRequiredService<AssetFinder>().Ids(new AssetQuestion(words, Retired: retired), Stop));

    static Task<List<AssetChange>> Changes(AtTheCounter counter, Guid asset) =>
        counter.Office.WithDb(db => db.Set<AssetChange>().AsNoTracking().Where(change => change.AssetId == asset).OrderBy(change => change.At).ThenBy(change => change.Id).ToListAsync(Stop));
}
