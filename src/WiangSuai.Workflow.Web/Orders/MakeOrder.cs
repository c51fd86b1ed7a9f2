using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order that has just been signed, or whose paper has just been confirmed.</summary>
/// <param name="Source">What it came from: a draft or a paper.</param>
/// <param name="SignedAs">The lines under the signature.</param>
public sealed record NewOrder(
    string Source, Guid SourceId, OrderContent Content, IReadOnlyList<OrderLine> Lines, int Number, int Year,
    Guid SignerPost, Guid SignedBy, IReadOnlyList<string> SignedAs, DateTimeOffset SignedAt);

/// <summary>Puts an order in force: its clauses, its proof, and whom the open tasks that it touches wait for from now on, all in the caller's transaction.</summary>
public sealed class MakeOrder(AppDb db, Registers registers, Lazy<ReassignTasks> reassign, Tell tell, TimeProvider clock)
{
    /// <summary>Holders of these posts are told of a power when the public is: before, it is none.</summary>
    internal static readonly IReadOnlyList<PostKind> AnnouncedFor = new Policy().AnnouncedFor;

    /// <summary>The register as instruments name it.</summary>
    public const string Register = "คำสั่ง";

    /// <summary>
    /// The next number of the year: after the last one given here and after every order that a paper brought in. A transcription that nobody has
    /// confirmed yet only keeps its own number: it may be a slip of the pen, and what it says moves nothing else.
    /// </summary>
    public async Task<int> NextNumber(int year, CancellationToken ct)
    {
        var known = await db.Set<Instrument>().Where(order => order.Register == Register && order.Year == year).MaxAsync(order => (int?)order.Number, ct) ?? 0;
        var promised = await db.Set<PaperOrder>().Where(paper => paper.Year == year && paper.Status == PaperOrderStatus.Waiting).Select(paper => paper.Number).ToListAsync(ct);
        int next;
        do
        {
            next = await registers.NextAfter(OrderForms.Register, year, known, ct);
        }
        while (promised.Contains(next));
        return next;
    }

    /// <summary>Saves what the context holds, so that the tasks are reassigned by the authority that this makes.</summary>
    public async Task<Instrument> In(ChangingWork work, NewOrder order, CancellationToken ct)
    {
        var made = new Instrument
        {
            Id = clock.NewId(),
            Kind = InstrumentKind.Delegation,
            Register = Register,
            Year = order.Year,
            Number = order.Number,
            Subject = order.Content.Subject.Trim(),
            Preamble = order.Content.Preamble.Trim(),
            SignerPostId = order.SignerPost,
            SignedById = order.SignedBy,
            SignedAs = [.. order.SignedAs],
            SignedAt = order.SignedAt,
            From = order.Content.From!.Value,
            To = order.Content.To,
            Closing = order.Content.Closing.Trim() is { Length: > 0 } closing ? closing : null,
            KnownFrom = work.Version,
        };
        made.Clauses.AddRange(order.Lines.Select((line, at) => ToRow(line, at + 1, order.Content, made.Id)));
        db.Add(made);
        db.Add(Leaf.Of(clock.NewId(), "order", made.Id, JsonSerializer.Serialize(new
        {
            kind = "order",
            id = made.Id,
            number = made.Number,
            year = made.Year,
            signerPost = made.SignerPostId,
            signedBy = made.SignedById,
            signedAt = made.SignedAt.ToString("O"),
            content = order.Content,
            lines = order.Lines,
            source = order.Source,
            sourceId = order.SourceId,
            authorityVersion = work.Version,
        }, OrderContent.Json), work.At));
        var posts = made.Clauses.Select(clause => clause.DelegateePostId).OfType<Guid>().Distinct().ToList();
        var atOnce = await db.Set<People.Post>().Where(post => posts.Contains(post.Id) && !AnnouncedFor.Contains(post.Kind)).Select(post => post.Id).ToListAsync(ct);
        await tell.OfPower(made.Id, atOnce, NoticeKind.PowerGiven, made.Id, work.At, ct);
        await reassign.Value.In(work, order.Content.Powers, ct);
        return made;
    }

    Clause ToRow(OrderLine line, int place, OrderContent content, Guid order)
    {
        var id = clock.NewId();
        var gives = line.Clause is { } at ? content.Clauses[at] : null;
        return new Clause
        {
            Id = id,
            InstrumentId = order,
            No = line.No,
            Place = place,
            Text = line.Text,
            Power = gives?.Power,
            DelegateePostId = gives?.Post,
            PerCase = gives?.PerCase,
            PerPeriod = gives?.PerPeriod,
            Period = gives?.Period,
            OnlyClasses = [.. gives?.OnlyClasses ?? []],
            ExceptClasses = [.. gives?.ExceptClasses ?? []],
            Units = [.. (gives?.Units ?? []).Select(unit => new ClauseUnit { ClauseId = id, UnitId = unit })],
            Premises = gives?.Premises,
        };
    }
}
