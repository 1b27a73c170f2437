using System.Globalization;

namespace Analytics.Web.Components.Charts;

/// <summary>The one hue of heatmaps: below zero, zero, then light to dark; and the ink that can be read on each.</summary>
public static class HeatScale
{
    /// <summary>The part of the scale, below zero, that all negative values share.</summary>
    public const double NegativePart = 0.04;

    // Where on the hue words must change colour to keep a contrast of 4.5 : 1, on either theme.
    private const double MiddleInk = 0.46;
    private const double HighInk = 0.70;

    // --heat-0 to --heat-4.
    private const int Hues = 5;

    /// <summary>Pairs of place and colour, for values from −<see cref="NegativePart"/> × scale to scale.</summary>
    public static IReadOnlyList<object[]> Steps { get; } = Make();

    /// <summary>A value as it is drawn: whatever lies below zero in one colour, whatever lies beyond the scale in the last.</summary>
    public static double? Draw(double? value, double scale) => value is not { } v ? null : v < 0 ? -NegativePart * scale : Math.Min(v, scale);

    /// <summary>The colour of words on a cell.</summary>
    public static string Ink(double? value, double scale) => value is not { } v ? "var(--text-2)" : (scale > 0 ? v / scale : 0) switch
    {
        < MiddleInk => "var(--heat-ink-0)",
        < HighInk => "var(--heat-ink-1)",
        _ => "var(--heat-ink-2)",
    };

    /// <summary>The colour of a cell that no chart draws, the same as in one.</summary>
    public static string Ground(double value, double scale)
    {
        if (value <= 0 || scale <= 0)
        {
            return value < 0 ? "var(--heat-negative)" : "var(--heat-zero)";
        }

        var place = Math.Min(value / scale, 1) * (Hues - 1);
        var below = Math.Min((int)place, Hues - 2);
        return string.Create(CultureInfo.InvariantCulture, $"color-mix(in srgb, var(--heat-{below + 1}) {(place - below) * 100:0.#}%, var(--heat-{below}))");
    }

    private static List<object[]> Make()
    {
        const double zero = NegativePart / (1 + NegativePart);
        const double gap = 0.000_1;
        double Place(double part) => zero + gap + ((1 - zero - gap) * part);
        return
        [
            [0.0, "var(--heat-negative)"],
            [zero / 2, "var(--heat-negative)"],
            [zero / 2, "var(--heat-zero)"],
            [zero + gap, "var(--heat-zero)"],
            [zero + gap, "var(--heat-0)"],
            [Place(0.25), "var(--heat-1)"],
            [Place(0.5), "var(--heat-2)"],
            [Place(0.75), "var(--heat-3)"],
            [1.0, "var(--heat-4)"],
        ];
    }
}
