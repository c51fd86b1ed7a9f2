using System.Globalization;
using System.Text;
using QRCoder;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>One label: the code that a telephone reads, and the same in words.</summary>
/// <param name="Modules">Side of the code in modules, without the white edge.</param>
/// <param name="Path">Its dark modules as the path of a drawing.</param>
public sealed record AssetLabel(string Number, string Name, string Unit, string Address, int Modules, string Path)
{
    /// <summary>White edge around a code, in modules, as the standard demands (ISO/IEC 18004).</summary>
    public const int Edge = 4;

    /// <param name="office">Web address of the office without a slash at its end.</param>
    public static AssetLabel Of(Asset asset, string unit, string office)
    {
        var address = office + PathOf(asset.Id);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix.Count - 2 * Edge;
        return new AssetLabel(asset.Number, asset.Name, unit, address, modules, Drawn(code, modules));
    }

    /// <summary>Where the label of a thing leads: its id in 22 letters, so that the code stays coarse enough for an old telephone.</summary>
    public static string PathOf(Guid asset) => "/a/" + Convert.ToBase64String(asset.ToByteArray(bigEndian: true)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>The thing of a label; null where the code is none of ours.</summary>
    public static Guid? Read(string code)
    {
        Span<byte> bytes = stackalloc byte[18];
        return code.Length == 22 && Convert.TryFromBase64String(code.Replace('-', '+').Replace('_', '/') + "==", bytes, out var length) && length == 16
            ? new Guid(bytes[..16], bigEndian: true)
            : null;
    }

    static string Drawn(QRCodeData code, int modules)
    {
        var path = new StringBuilder();
        for (var y = 0; y < modules; y++)
        {
            for (var x = 0; x < modules;)
            {
                var run = 0;
                while (x + run < modules && code.ModuleMatrix[y + Edge][x + Edge + run])
                    run++;
                if (run > 0)
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                x += Math.Max(run, 1);
            }
        }
        return path.ToString();
    }
}
