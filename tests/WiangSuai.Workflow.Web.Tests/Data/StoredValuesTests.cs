using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Tests.Data;

public sealed class StoredValuesTests(Databases databases)
{
    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_instant_comes_back_in_UTC_to_the_microsecond_and_can_be_compared(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var bangkok = new DateTimeOffset(2026, 11, 23, 0, 30, 0, TimeSpan.FromHours(7)).AddTicks(1_234_567);
        await office.WithDb(async db =>
        {
            db.Add(new AuthorityVersion { Number = 1, At = bangkok, Change = AuthorityChange.FirstData });
            await db.SaveChangesAsync(Stop);
        });
        var read = await office.WithDb(db => db.Set<AuthorityVersion>().SingleAsync(v => v.At <= bangkok && v.At > bangkok.AddTicks(-10), Stop));
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
        Assert.Equal(bangkok.AddTicks(-7), read.At);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Names_sort_as_a_Thai_dictionary_does(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        string[] dictionary = ["กบ", "เก่ง", "ขวัญ", "แขก", "ไข่"];
        await office.WithDb(async db =>
        {
            foreach (var name in dictionary.Reverse())
                db.Add(new Person { Id = office.Clock.NewId(), Name = name, NameEn = name });
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(dictionary, await office.WithDb(db => db.Set<Person>().OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Long_text_is_stored_whole(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var xml = new string('ก', 5000);
        await office.WithDb(async db =>
        {
            db.DataProtectionKeys.Add(new() { FriendlyName = "long", Xml = xml });
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(xml, await office.WithDb(db => db.DataProtectionKeys.Where(k => k.FriendlyName == "long").Select(k => k.Xml).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_reference_to_nobody_is_refused(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        await Assert.ThrowsAsync<DbUpdateException>(() => office.WithDb(db =>
        {
            db.Add(new UnitFunction { Function = Functions.Legal, UnitId = office.Clock.NewId() });
            return db.SaveChangesAsync(Stop);
        }));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
