using System.Text;

namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>Encodings of single bytes, which .NET knows only once it is told to: Windows-874 of CSV files, and one that the reader of spreadsheets asks for.</summary>
internal static class OldEncodings
{
    /// <summary>Tells it; as often as one likes.</summary>
    internal static void Know() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
