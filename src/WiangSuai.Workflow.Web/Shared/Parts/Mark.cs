using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The states a thing can be in; each has a shape of its own, colour only repeats it.</summary>
public enum MarkKind
{
    /// <summary>Waits for the reader (รอท่าน), marigold; nothing else is.</summary>
    You,

    /// <summary>Done, in force, available.</summary>
    Done,

    /// <summary>Running, where it stands now.</summary>
    Now,

    /// <summary>Not yet.</summary>
    Todo,

    /// <summary>Due soon.</summary>
    Soon,

    /// <summary>Overdue.</summary>
    Late,

    /// <summary>Refused, rejected.</summary>
    No,

    /// <summary>Sent back for changes.</summary>
    Back,

    /// <summary>Cancelled, not there, not done for a reason.</summary>
    Void,

    /// <summary>Notified, sent.</summary>
    Told,

    /// <summary>Moved to somebody else.</summary>
    Moved,

    /// <summary>Not open to the reader.</summary>
    Locked,

    /// <summary>No connection.</summary>
    Offline,
}

/// <summary>A state with the word that tells it.</summary>
public sealed record Mark(MarkKind Kind, string Word);

/// <summary>
/// <c>&lt;state kind="Done" word="@T["Returned"]" /&gt;</c> or <c>&lt;state of="Model.State" /&gt;</c>: shape and word.
/// <c>silent="true"</c> keeps the word for screen readers alone (in flows and histories, where words stand beside it).
/// </summary>
[HtmlTargetElement("state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkTagHelper(Icons icons) : TagHelper
{
    /// <summary>The mark as a whole; wins over <see cref="Kind"/> and <see cref="Word"/>.</summary>
    public Mark? Of { get; set; }

    /// <summary>The state.</summary>
    public MarkKind Kind { get; set; }

    /// <summary>The word; a mark without one is not allowed.</summary>
    public string Word { get; set; } = "";

    /// <summary>Whether the word is hidden from the eye.</summary>
    public bool Silent { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (kind, word) = Of ?? new Mark(Kind, Word);
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        var (icon, tone) = Look(kind);
        icons.Use(icon);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", tone is "" ? "mark" : $"mark {tone}");
        output.Content.AppendHtml($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"#{icon}\"/></svg>");
        if (Silent)
            output.Content.AppendHtml("<span class=\"vh\">").Append(word).AppendHtml("</span>");
        else
            output.Content.Append(word);
    }

    static (string Icon, string Tone) Look(MarkKind kind) => kind switch
    {
        MarkKind.You => ("s-you", "you"),
        MarkKind.Done => ("s-done", "ok"),
        MarkKind.Now => ("s-now", "now"),
        MarkKind.Todo => ("s-todo", ""),
        MarkKind.Soon => ("s-soon", "now"),
        MarkKind.Late => ("s-late", "late"),
        MarkKind.No => ("s-no", ""),
        MarkKind.Back => ("s-back", "now"),
        MarkKind.Void => ("s-void", ""),
        MarkKind.Told => ("s-told", ""),
        MarkKind.Moved => ("swap", ""),
        MarkKind.Locked => ("lock", ""),
        MarkKind.Offline => ("offline", ""),
        _ => throw new System.Diagnostics.UnreachableException($"mark {kind}"),
    };
}
