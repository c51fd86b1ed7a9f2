using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What somebody asks to have recorded of who holds which post, as a form or a line of a file says it.</summary>
/// <param name="From">First Bangkok day.</param>
/// <param name="To">Last day, included; none while no end is known.</param>
/// <param name="OrderNumber">Of the appointment order, or what else it rests on.</param>
public sealed record ProposedHolding(
    Guid? Person, Guid? Post, HoldingMode? Mode, DateOnly? From, DateOnly? To, string OrderNumber, DateOnly? OrderDate, string? OrderSigner);

/// <summary>A holding that stands, or one that waits for its second person, as the rules look at it.</summary>
/// <param name="Name">Whose it is, for telling.</param>
public sealed record HeldSpan(Guid Person, string Name, Guid Post, HoldingMode Mode, DateOnly From, DateOnly? To, bool Waits)
{
    public bool Overlaps(DateOnly from, DateOnly? to) => From <= (to ?? DateOnly.MaxValue) && from <= (To ?? DateOnly.MaxValue);
}

/// <summary>Something that is wrong with a proposal.</summary>
/// <param name="Field">Of the form: Person, Post, Mode, From, To, OrderNumber, OrderDate, OrderSigner.</param>
/// <param name="Values">Of the text in <c>HoldingTexts</c> named <c>Problem.{Code}</c>.</param>
public sealed record HoldingProblem(string Field, HoldingProblemCode Code, params object?[] Values);

public enum HoldingProblemCode
{
    PersonMissing,
    PersonHasLeft,
    PostMissing,
    PostIsClosed,
    ModeMissing,
    FromMissing,
    ToBeforeFrom,
    LastDayMissing,
    LastDayBeforeFirst,
    LastDayNotSooner,
    OrderMissing,
    OrderTooLong,
    OrderDateMissing,
    OrderInFuture,
    SignerTooLong,
    SeatTaken,
    HoldsItAlready,
    WaitsAlready,
}

/// <summary>What speaks against a proposal, by what stands. Pure; the database keeps the same of seats and overlaps.</summary>
public static class HoldingRules
{
    /// <param name="person">The person of the content; none where there is none of that key.</param>
    /// <param name="spans">What stands and what waits, of this person and of this post at least.</param>
    /// <param name="today">Bangkok day.</param>
    public static IEnumerable<HoldingProblem> Of(ProposedHolding content, Person? person, Post? post, IEnumerable<HeldSpan> spans, DateOnly today)
    {
        if (person is null)
            yield return new("Person", HoldingProblemCode.PersonMissing);
        else if (person.LeftOn is { } left && (content.To is null || content.To >= left))
            yield return new("Person", HoldingProblemCode.PersonHasLeft, person.Name, left);
        if (post is null)
            yield return new("Post", HoldingProblemCode.PostMissing);
        else if (post.AbolishedOn is { } closed && (content.To is null || content.To >= closed))
            yield return new("Post", HoldingProblemCode.PostIsClosed, post.Title, closed);
        if (content.Mode is null)
            yield return new("Mode", HoldingProblemCode.ModeMissing);
        if (content.From is null)
            yield return new("From", HoldingProblemCode.FromMissing);
        if (content is { From: { } first, To: { } last } && last < first)
            yield return new("To", HoldingProblemCode.ToBeforeFrom);
        foreach (var problem in OfOrder(content.OrderNumber, content.OrderDate, content.OrderSigner, today))
            yield return problem;
        if (person is null || post is null || content is not { Mode: { } mode, From: { } from } || content.To < from)
            yield break;

        var meeting = spans.Where(span => span.Post == post.Id && span.Overlaps(from, content.To)).ToList();
        if (meeting.Find(span => span.Person == person.Id) is { } own)
            yield return new("Post", own.Waits ? HoldingProblemCode.WaitsAlready : HoldingProblemCode.HoldsItAlready, person.Name, own.From);
        else if (post.HasOneSeat && mode is HoldingMode.Own && meeting.Find(span => span.Mode is HoldingMode.Own && !span.Waits) is { } sitting)
            yield return new("Post", HoldingProblemCode.SeatTaken, sitting.Name, sitting.From);
    }

    /// <summary>No order, no holding: its number and date.</summary>
    public static IEnumerable<HoldingProblem> OfOrder(string number, DateOnly? date, string? signer, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(number))
            yield return new("OrderNumber", HoldingProblemCode.OrderMissing);
        else if (number.Length > HoldingProposal.LongestOrder)
            yield return new("OrderNumber", HoldingProblemCode.OrderTooLong, number.Length, HoldingProposal.LongestOrder);
        if (date is null)
            yield return new("OrderDate", HoldingProblemCode.OrderDateMissing);
        else if (date > today)
            yield return new("OrderDate", HoldingProblemCode.OrderInFuture);
        if (signer?.Length > HoldingProposal.LongestSigner)
            yield return new("OrderSigner", HoldingProblemCode.SignerTooLong, signer.Length, HoldingProposal.LongestSigner);
    }

    /// <summary>An end gives a holding a last day that is sooner than what it has.</summary>
    public static IEnumerable<HoldingProblem> OfEnd(Holding holding, DateOnly? lastDay)
    {
        if (lastDay is not { } day)
            yield return new("To", HoldingProblemCode.LastDayMissing);
        else if (day < holding.From)
            yield return new("To", HoldingProblemCode.LastDayBeforeFirst, holding.From);
        else if (holding.To is { } known && day >= known)
            yield return new("To", HoldingProblemCode.LastDayNotSooner, known);
    }
}
