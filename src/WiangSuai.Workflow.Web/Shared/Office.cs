namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The office whose screens these are, as it calls itself (<c>/settings/office</c>).</summary>
/// <remarks>
/// Until it has said so: settings <c>Office:Name</c>, <c>Office:NameEnglish</c>, <c>Office:Help</c>, <c>Office:HelpEnglish</c>; without them the municipality the
/// product was made for. A process serves one office; a <see cref="FreshOffice"/> keeps this up to date.
/// </remarks>
public sealed class Office(IConfiguration settings, ScreenTexts say)
{
    volatile Known? known;

    /// <summary>Name in the reader's language.</summary>
    public string Name => known?.Words is { } words ? Languages.IsThai ? words.Name : words.NameEn : settings[Languages.IsThai ? "Office:Name" : "Office:NameEnglish"] ?? say["OfficeName"];

    /// <summary>Whom to ask for help, the same on every page.</summary>
    public string Help => (known?.Words is { } words ? Languages.IsThai ? words.Help : words.HelpEn : "") is { Length: > 0 } help
        ? help
        : settings[Languages.IsThai ? "Office:Help" : "Office:HelpEnglish"] ?? say["Help"];

    /// <summary>When the record was last read; none before the first time.</summary>
    public DateTimeOffset? KnownSince => known?.Since;

    /// <param name="words">None: the office has not said yet what it is called.</param>
    public void Learn(OfficeWords? words, DateTimeOffset at) => known = new(words, at);

    /// <summary>The next who asks reads the record anew.</summary>
    public void Forget() => known = null;

    sealed record Known(OfficeWords? Words, DateTimeOffset Since);
}

/// <summary>What an office calls itself, in both languages, and whom to ask for help.</summary>
public sealed record OfficeWords(string Name, string NameEn, string Help, string HelpEn);

/// <summary>Hook: reads what the office calls itself where what is known is old. Settings registers it, scoped.</summary>
public delegate ValueTask FreshOffice(CancellationToken ct);
