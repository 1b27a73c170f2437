using System.Globalization;
using System.Text;
using QRCoder;

namespace Analytics.Web.Security;

/// <summary>A text as a QR code, drawn as one SVG path.</summary>
/// <param name="ViewBox">The drawing's bounds, with the quiet zone.</param>
/// <param name="Path">The dark modules.</param>
public sealed record QrPicture(string ViewBox, string Path)
{
    /// <summary>Nothing.</summary>
    public static QrPicture Empty { get; } = new("0 0 1 1", string.Empty);

    /// <summary>Draws a text.</summary>
    public static QrPicture Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new QrPicture(string.Create(CultureInfo.InvariantCulture, $"0 0 {rows.Count} {rows.Count}"), path.ToString());
    }
}
