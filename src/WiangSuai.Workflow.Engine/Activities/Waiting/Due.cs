using System.Globalization;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>The payload of a bookmark that time resumes: <c>dueAt</c>, ISO 8601 in UTC.</summary>
static class Due
{
    /// <exception cref="ActivityFault">The span leads out of the calendar.</exception>
    public static JsonObject After(Execution at, TimeSpan span)
    {
        var now = at.Burst.At.UtcDateTime;
        if (span > DateTime.MaxValue - now || span < DateTime.MinValue - now) throw new ActivityFault($"{span} from now is no date.");
        return At(new DateTimeOffset(now + span, TimeSpan.Zero));
    }

    public static JsonObject At(DateTimeOffset at) => new() { ["dueAt"] = at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) };
}
