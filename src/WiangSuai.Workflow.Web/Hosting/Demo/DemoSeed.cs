using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Clause = WiangSuai.Workflow.Web.Orders.Clause;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;
using Post = WiangSuai.Workflow.Web.People.Post;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>Fills an empty database with an office, its orders and its accounts, their days counted from today. Does nothing where there is an office.</summary>
internal sealed class DemoSeed(AppDb db, IPasswordHasher<Account> hasher, ILookupNormalizer names, TimeProvider clock)
{
    readonly Dictionary<string, Unit> units = [];
    readonly Dictionary<string, Post> posts = [];
    readonly Dictionary<string, Person> holders = [];

    /// <returns>False where there was an office already.</returns>
    internal async Task<bool> Run(DateOnly today, CancellationToken ct)
    {
        if (await db.Set<Unit>().AnyAsync(ct)) return false;

        var fiscalYear = Years.OfFiscal(Years.Fiscal(today)).From;
        await using (var work = await db.ChangingAuthority(AuthorityChange.FirstData, null, clock, ct))
        {
            AddOrganisation();
            AddHoldings(since: fiscalYear.AddYears(-2), work.Version);
            AddOrder(DemoOrders.Expired(fiscalYear.AddYears(-1)), work.Version);
            foreach (var order in DemoOrders.InForce(fiscalYear)) AddOrder(order, work.Version);
            AddAbsence(today, work.Version);
            AddAccounts();
            await work.Commit(ct);
        }

        db.ChangeTracker.Clear();
        return true;
    }

    void AddOrganisation()
    {
        foreach (var (unit, place) in DemoOffice.Units.Select((unit, place) => (unit, place)))
        {
            var row = new Unit
            {
                Id = clock.NewId(),
                Code = unit.Code,
                Name = unit.Name,
                NameEn = unit.NameEn,
                Kind = unit.Kind,
                ParentId = unit.Parent is { } parent ? units[parent].Id : null,
                Place = place,
            };
            units.Add(unit.Code, row);
            db.Add(row);
            if (unit.Function is { } function) db.Add(new UnitFunction { Function = function, UnitId = row.Id });
        }

        foreach (var (post, place) in DemoOffice.Posts.Select((post, place) => (post, place)))
        {
            var row = new Post
            {
                Id = clock.NewId(),
                Code = post.Code,
                Title = post.Title,
                TitleEn = post.TitleEn,
                SignedAs = post.SignedAs ?? post.Title,
                Kind = post.Kind,
                UnitId = units[post.Unit].Id,
                IsHead = post.IsHead,
                ReportsToId = post.ReportsTo is { } superior ? posts[superior].Id : null,
                Place = place,
            };
            posts.Add(post.Code, row);
            db.Add(row);
        }
    }

    void AddHoldings(DateOnly since, int version)
    {
        foreach (var post in DemoOffice.Posts)
        {
            if (post.Holder is not { } holder) continue;
            var person = new Person { Id = clock.NewId(), Name = holder.Name, NameEn = holder.NameEn, Telephone = "101" };
            holders.Add(post.Code, person);
            db.Add(person);
            db.Add(new Holding
            {
                Id = clock.NewId(),
                PersonId = person.Id,
                PostId = posts[post.Code].Id,
                Mode = HoldingMode.Own,
                From = since,
                Basis = post.Kind is PostKind.Mayor ? "ประกาศผลการเลือกตั้ง" : $"คำสั่งแต่งตั้ง ลงวันที่ {ThaiDates.Full(since)}",
                KnownFrom = version,
            });
        }
    }

    void AddOrder(DemoOrder order, int version)
    {
        var signedOn = order.From.AddDays(-3);
        var instrument = new Instrument
        {
            Id = clock.NewId(),
            Kind = order.Kind,
            Register = "คำสั่ง",
            Year = signedOn.Year,
            Number = order.Number,
            Subject = order.Subject,
            Preamble = order.Preamble,
            Closing = order.Closing,
            SignerPostId = posts["mayor"].Id,
            SignedById = holders["mayor"].Id,
            SignedAs = [posts["mayor"].SignedAs],
            SignedAt = Shared.Bangkok.Instant(signedOn, new TimeOnly(14, 0)),
            From = order.From,
            To = order.To,
            KnownFrom = version,
        };
        instrument.Clauses.AddRange(order.Clauses.Select((clause, i) => ToRow(clause, i + 1, instrument.Id)));
        instrument.Succession.AddRange(order.Lines.SelectMany(line => line.By.Select((by, i) => new SuccessionPlace
        {
            Id = clock.NewId(),
            InstrumentId = instrument.Id,
            ForPostId = posts[line.For].Id,
            ByPostId = posts[by].Id,
            Rank = i + 1,
        })));
        db.Add(instrument);
        if (order.AnnouncedAt is { } place)
        {
            db.Add(new Announcement
            {
                Id = clock.NewId(),
                InstrumentId = instrument.Id,
                At = Shared.Bangkok.Instant(signedOn.AddDays(1), new TimeOnly(9, 0)),
                Place = place,
                KnownFrom = version,
            });
        }
    }

    Clause ToRow(DemoClause clause, int place, Guid instrument)
    {
        var id = clock.NewId();
        return new Clause
        {
            Id = id,
            InstrumentId = instrument,
            No = clause.No,
            Place = place,
            Text = clause.Text,
            Power = clause.Power,
            DelegateePostId = clause.Delegatee is { } post ? posts[post].Id : null,
            PerCase = clause.PerCase,
            PerPeriod = clause.PerMonth,
            Period = clause.PerMonth is null ? null : PeriodKind.Month,
            ExceptClasses = clause.ExceptClass is { } out_ ? [out_] : [],
            Units = clause.Unit is { } unit ? [new ClauseUnit { ClauseId = id, UnitId = units[unit].Id }] : [],
            Premises = clause.Premises,
            OtherCondition = clause.OtherCondition,
        };
    }

    void AddAbsence(DateOnly today, int version) => db.Add(new People.Absence
    {
        Id = clock.NewId(),
        PersonId = holders["works.director"].Id,
        Planned = true,
        From = Shared.Bangkok.Instant(today.AddDays(7)),
        Until = Shared.Bangkok.Instant(today.AddDays(10)),
        Reason = "ไปราชการ",
        KnownFrom = version,
    });

    /// <summary>All have the same password, so one hash serves them all and the first start stays quick.</summary>
    void AddAccounts()
    {
        var hash = hasher.HashPassword(new Account(), DemoAccounts.Password);
        db.AddRange(DemoAccounts.All.Select(demo => new Account
        {
            Id = clock.NewId(),
            UserName = demo.UserName,
            NormalizedUserName = names.NormalizeName(demo.UserName),
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString(),
            PersonId = holders[demo.Post].Id,
            IsAdministrator = demo.IsAdministrator,
        }));
    }
}
