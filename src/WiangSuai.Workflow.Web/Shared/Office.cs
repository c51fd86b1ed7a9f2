namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The office whose screens these are: settings <c>Office:Name</c>, <c>Office:NameEnglish</c>, <c>Office:Help</c>, <c>Office:HelpEnglish</c>.</summary>
/// <remarks>Without settings it is the municipality the product was made for.</remarks>
public sealed class Office(IConfiguration settings, ScreenTexts say)
{
    /// <summary>Name in the reader's language.</summary>
    public string Name => settings[Languages.IsThai ? "Office:Name" : "Office:NameEnglish"] ?? say["OfficeName"];

    /// <summary>Whom to ask for help, the same on every page.</summary>
    public string Help => settings[Languages.IsThai ? "Office:Help" : "Office:HelpEnglish"] ?? say["Help"];
}
