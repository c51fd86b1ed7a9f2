using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Post = WiangSuai.Workflow.Web.People.Post;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>The auditor answers, with a reason where the answer is not yes; nobody else does, and nobody audits the own unit.</summary>
public sealed class TheChecklist(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_no_and_what_does_not_apply_need_their_reason_and_nothing_is_stored_without(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("works");
        foreach (var value in new[] { AnswerValue.No, AnswerValue.NotApplicable })
        {
            var invalid = Assert.IsType<CellActResult.Invalid>(await audit.Answer("auditor", cell, value, " "));
            Assert.Equal(AuditProblemCode.NoteMissing, Assert.Single(invalid.Problems).Code);
        }
        Assert.Equal(AuditProblemCode.AnswerMissing, Assert.Single(Assert.IsType<CellActResult.Invalid>(await audit.Answer("auditor", cell, first: null)).Problems).Code);
        Assert.Equal(0, await audit.Office.WithDb(db => db.Set<CellAnswer>().CountAsync(Stop)));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => audit.Office.WithDb(async db =>
        {
            db.Add(new CellAnswer { Id = Guid.CreateVersion7(), QuestionId = (await audit.CellOf(cell)).Questions[0].Id, Time = 1, Value = AnswerValue.No, Note = "", PersonId = await audit.Counter.Person("auditor"), PersonName = "", At = audit.Office.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Stop);
        }));
        Assert.True(refused.Of("ck_audit_answer_says_why"), $"{refused}");
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Another_answer_is_a_further_row_and_the_signed_list_takes_none(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("works");
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", cell, AnswerValue.No, "ขาด 1 เครื่อง", finish: false));
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", cell, AnswerValue.No, "ขาด 1 เครื่อง", finish: false));   // unchanged: no row
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", cell, AnswerValue.Yes));
        var read = await audit.CellOf(cell);
        Assert.Equal([AnswerValue.No, AnswerValue.Yes], read.Questions[0].Answers.OrderBy(answer => answer.Time).Select(answer => answer.Value));
        Assert.All(read.Questions.Skip(1), question => Assert.Single(question.Answers));
        Assert.Equal(CellStatus.Answered, read.Status);
        Assert.IsType<CellActResult.NotWaiting>(await audit.Answer("auditor", cell, AnswerValue.No, "ภายหลัง"));
        Assert.IsType<CellActResult.NotWaiting>(await audit.Skip("auditor", cell));
        foreach (var statement in new[] { "UPDATE audit_answer SET note = ''", "DELETE FROM audit_answer", "UPDATE audit_cell_ending SET by_name = ''", "UPDATE audit_cell_question SET text = ''" })
            Assert.Contains("append", (await Assert.ThrowsAnyAsync<Exception>(() => audit.Office.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, Stop)))).Message, StringComparison.Ordinal);
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_colleagues_newer_answer_is_not_overwritten_unseen(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("works");
        var (person, question) = (await audit.Counter.Person("auditor"), (await audit.CellOf(cell)).Questions[0].Id);
        Assert.IsType<CellActResult.Done>(await Give(AnswerValue.Yes, "", seen: 0));
        var told = Assert.IsType<CellActResult.Invalid>(await Give(AnswerValue.No, "ไม่ตรง", seen: 0));
        Assert.Equal(AuditProblemCode.AnsweredMeanwhile, Assert.Single(told.Problems).Code);
        Assert.IsType<CellActResult.Done>(await Give(AnswerValue.No, "ไม่ตรง", seen: 1));

        Task<CellActResult> Give(AnswerValue value, string note, int seen) => audit.Office.With(services => services.GetRequiredService<AnswerChecklist>()
            .Handle(new AnswerChecklistCommand(person, cell, [new AnswerGiven(question, value, note, seen)], Finish: false, Idempotency.NewKey()), Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_twice_at_once_acts_once_and_both_are_told_that_it_is_done(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("works");
        var form = await audit.Checklist("auditor", cell);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => audit.Send(form), Stop)));
        Assert.All(both, one => Assert.IsType<CellActResult.Done>(one));
        Assert.All((await audit.CellOf(cell)).Questions, question => Assert.Single(question.Answers));
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_signature_and_a_reason_at_once_one_stands(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        foreach (var unit in new[] { "office", "finance", "works", "health", "education" })
        {
            var cell = await audit.Cell(unit);
            var both = await Task.WhenAll(Task.Run(() => audit.Answer("auditor", cell), Stop), Task.Run(() => audit.Skip("auditor", cell), Stop));
            Assert.Single(both, one => one is CellActResult.Done);
            Assert.Single(both, one => one is CellActResult.NotWaiting);
        }
        Assert.Empty(await audit.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Neither_the_head_of_the_unit_nor_clerk_mayor_or_administrator_answers_for_internal_audit(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var cell = await audit.Cell("finance");
        foreach (var user in new[] { "finance-head", "education-head", "clerk", "mayor", "deputy1", "admin" })
        {
            Assert.IsType<CellActResult.NotEntitled>(await audit.Answer(user, cell));
            Assert.IsType<CellActResult.NotEntitled>(await audit.Skip(user, cell));
            Assert.IsType<FindingActResult.NotEntitled>(await audit.TryReport(user, cell));
        }
        Assert.Equal(CellStatus.Open, (await audit.CellOf(cell)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_director_who_holds_a_post_of_the_auditors_as_well_audits_other_units_but_not_the_own(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var director = await audit.Counter.Person("finance-head");
        await audit.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.FirstData, null, audit.Office.Clock, Stop);
            var first = await db.Set<Post>().SingleAsync(p => p.Code == "audit.officer", Stop);   // heads its unit and has one seat
            var second = new Post
            {
                Id = Guid.CreateVersion7(),
                Code = "audit.second",
                Title = first.Title,
                TitleEn = first.TitleEn,
                SignedAs = first.SignedAs,
                Kind = first.Kind,
                UnitId = first.UnitId,
                ReportsToId = first.ReportsToId,
            };
            db.Add(second);
            db.Add(new Holding { Id = Guid.CreateVersion7(), PersonId = director, PostId = second.Id, Mode = HoldingMode.Own, From = audit.Counter.Today, Basis = "คำสั่ง", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        var refused = Assert.IsType<CellActResult.NotEntitled>(await audit.Answer("finance-head", await audit.Cell("finance")));
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.DeclaredConflict);
        Assert.IsType<CellActResult.Done>(await audit.Answer("finance-head", await audit.Cell("works")));
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", await audit.Cell("finance")));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_signed_names_its_unit_and_month_and_no_program_exchanges_them(Provider provider)
    {
        await using var audit = await AtTheAudit.Open(databases, provider);
        var (answered, skipped) = (await audit.Cell("works"), await audit.Cell("finance"));
        Assert.IsType<CellActResult.Done>(await audit.Answer("auditor", answered));
        Assert.IsType<CellActResult.Done>(await audit.Skip("auditor", skipped));
        foreach (var id in new[] { answered, skipped })
        {
            var cell = await audit.CellOf(id);
            Assert.Equal(AuditCell.HashOf(id, cell.UnitId, 2026, 11, cell.Questions), cell.ContentHash);
            Assert.NotEqual(AuditCell.HashOf(id, Guid.Empty, 2026, 11, cell.Questions), cell.ContentHash);
            Assert.NotEqual(AuditCell.HashOf(id, cell.UnitId, 2026, 10, cell.Questions), cell.ContentHash);
            var leaf = JsonNode.Parse(await audit.Office.WithDb(db => db.Set<Leaf>().Where(leaf => leaf.RecordId == id).Select(leaf => leaf.Content).SingleAsync(Stop)))!;
            Assert.Equal((cell.UnitId, 2026, 11), (leaf["unit"]!.GetValue<Guid>(), leaf["year"]!.GetValue<int>(), leaf["month"]!.GetValue<int>()));
        }

        var other = (await audit.CellOf(skipped)).UnitId;
        await Refused("tr_audit_cell_frozen", db => db.Set<AuditCell>().Where(cell => cell.Id == answered).ExecuteUpdateAsync(set => set.SetProperty(cell => cell.UnitId, other), Stop));
        await Refused("tr_audit_cell_frozen", db => db.Set<AuditCell>().Where(cell => cell.Id == answered).ExecuteUpdateAsync(set => set.SetProperty(cell => cell.ContentHash, ""), Stop));
        await Refused("tr_audit_month_frozen", db => db.Set<AuditMonth>().ExecuteUpdateAsync(set => set.SetProperty(month => month.Month, 10), Stop));

        async Task Refused(string by, Func<AppDb, Task> change)
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => audit.Office.WithDb(change));
            Assert.True(refused.Of(by), $"{refused}");
        }
    }
}
