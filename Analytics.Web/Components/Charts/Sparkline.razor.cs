using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Charts;

/// <summary>A small line without axes, its last point marked; drawn on the server. It says nothing that the number beside it does not.</summary>
public sealed partial class Sparkline : ComponentBase
{
    private const double Width = 100;
    private const double Top = 3;
    private const double Bottom = 29;

    /// <summary>The values in time's order; null leaves a gap.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<double?> Values { get; set; } = [];

    private string Path { get; set; } = string.Empty;

    private string Area { get; set; } = string.Empty;

    private string Last { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        (Path, Area, Last) = (string.Empty, string.Empty, string.Empty);
        var known = Values.Where(v => v is not null).Select(v => v!.Value).ToArray();
        if (known.Length < 2)
        {
            return;
        }

        var (low, high) = (known.Min(), known.Max());
        var range = high - low;
        var path = new StringBuilder();
        var area = new StringBuilder();
        var isOpen = false;
        (double X, double Y) at = default;
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] is not { } value)
            {
                Close();
                continue;
            }

            at = (Width * i / (Values.Count - 1), range == 0 ? (Top + Bottom) / 2 : Bottom - ((value - low) / range * (Bottom - Top)));
            path.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{at.X:0.##} {at.Y:0.##}");
            area.Append(isOpen ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"M{at.X:0.##} 32"))
                .Append(CultureInfo.InvariantCulture, $"L{at.X:0.##} {at.Y:0.##}");
            isOpen = true;
        }

        Close();
        (Path, Area) = (path.ToString(), area.ToString());
        Last = string.Create(CultureInfo.InvariantCulture, $"M{at.X:0.##} {at.Y:0.##}h.01");

        void Close()
        {
            if (isOpen)
            {
                area.Append(CultureInfo.InvariantCulture, $"L{at.X:0.##} 32Z");
                isOpen = false;
            }
        }
    }
}
