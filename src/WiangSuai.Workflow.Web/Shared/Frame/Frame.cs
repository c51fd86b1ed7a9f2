using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>What the frame around a page shows: who is here in which post, where they can go, what waits.</summary>
/// <param name="PersonName">นาย ก.</param>
/// <param name="PostTitle">รองนายกเทศมนตรี คนที่ 1; empty for somebody without a post.</param>
/// <param name="Role">Chooses the places.</param>
/// <param name="Places">At most five, in order; only places whose page exists.</param>
/// <param name="WaitingCount">Number of pieces of work that wait for this reader.</param>
/// <param name="Unread">Number of notices not read yet; null for a reader who gets none.</param>
public sealed record FrameModel(string PersonName, string PostTitle, FrameRole Role, IReadOnlyList<Place> Places, int WaitingCount, int? Unread);

/// <summary>Who is signed in, as the frame prints it.</summary>
public sealed record Reader(string PersonName, string PostTitle, FrameRole Role);

/// <summary>Claims written at sign-in that the frame reads when nobody registers a <see cref="WhoReads"/>.</summary>
public static class FrameClaims
{
    /// <summary>Name as printed.</summary>
    public const string PersonName = "person_name";

    /// <summary>Title of the post.</summary>
    public const string PostTitle = "post_title";

    /// <summary>Name of a <see cref="FrameRole"/>.</summary>
    public const string Role = "frame_role";
}

/// <summary>Hook: tells who reads, or null for a page without sign-in. Register one scoped to replace the claims.</summary>
public delegate ValueTask<Reader?> WhoReads(ClaimsPrincipal user, CancellationToken ct);

/// <summary>Hook: counts what waits for the reader. The inbox registers it, scoped.</summary>
public delegate ValueTask<int> CountWaiting(ClaimsPrincipal user, CancellationToken ct);

/// <summary>Hook: counts the notices that the reader has not read; null for a reader who gets none. Notifications register it, scoped.</summary>
public delegate ValueTask<int?> CountUnread(ClaimsPrincipal user, CancellationToken ct);

/// <summary>Gathers the frame of one request.</summary>
public sealed class Frame(WhoReads whoReads, IEnumerable<CountWaiting> counters, IEnumerable<CountUnread> notices, ExistingPlaces existing)
{
    /// <summary>The frame for this user, or null where nobody is signed in.</summary>
    public async ValueTask<FrameModel?> Of(ClaimsPrincipal user, CancellationToken ct)
    {
        if (await whoReads(user, ct) is not { } reader)
            return null;
        var places = Places.Of(reader.Role).Where(existing.Has).ToList();
        var waiting = 0;
        if (places.Contains(Places.Inbox))
            foreach (var count in counters)
                waiting += await count(user, ct);
        int? unread = null;
        foreach (var count in notices)
            unread = await count(user, ct);
        return new(reader.PersonName, reader.PostTitle, reader.Role, places, waiting, unread);
    }

    internal static ValueTask<Reader?> FromClaims(ClaimsPrincipal user, CancellationToken _) => new(
        user.Identity is { IsAuthenticated: true }
            ? new Reader(
                user.FindFirstValue(FrameClaims.PersonName) ?? user.Identity.Name ?? "",
                user.FindFirstValue(FrameClaims.PostTitle) ?? "",
                Enum.TryParse<FrameRole>(user.FindFirstValue(FrameClaims.Role), out var role) ? role : FrameRole.Employee)
            : null);
}

/// <summary>Which places have a page. A place whose page is not built is not offered.</summary>
public sealed partial class ExistingPlaces(EndpointDataSource endpoints)
{
    readonly Lazy<HashSet<string>> patterns = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + Optional().Replace(endpoint.RoutePattern.RawText ?? "", "").Trim('/'))
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether some endpoint answers at the place's address.</summary>
    public bool Has(Place place) => patterns.Value.Contains(place.Path);

    // A page that takes an optional part answers without it as well.
    [GeneratedRegex(@"(/?\{[^{}]*\?\})+$")]
    private static partial Regex Optional();
}
