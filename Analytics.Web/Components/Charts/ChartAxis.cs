using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>One axis.</summary>
public sealed record ChartAxis
{
    /// <summary><c>date</c>, <c>category</c> or <c>linear</c>: always said, so that a name such as "1" or "2011" stays a name.</summary>
    public required string Type { get; init; }

    /// <summary>Whether lines cross the plot.</summary>
    public bool Showgrid { get; init; }

    /// <summary>Their colour.</summary>
    public string Gridcolor { get; init; } = "var(--grid)";

    /// <summary>Whether zero is marked.</summary>
    public bool Zeroline { get; init; }

    /// <summary>Its colour.</summary>
    public string Zerolinecolor { get; init; } = "var(--line-strong)";

    /// <summary>The axis's own line.</summary>
    public bool Showline { get; init; }

    /// <summary>That line's colour.</summary>
    public string Linecolor { get; init; } = "var(--line)";

    /// <summary>Whether marks are named.</summary>
    public bool Showticklabels { get; init; } = true;

    /// <summary>Where marks stand; null lets the chart choose.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Tickvals { get; init; }

    /// <summary>What they say; encoded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Ticktext { get; init; }

    /// <summary>At most so many marks, where the chart chooses.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Nticks { get; init; }

    /// <summary>First and last value; null lets the chart choose.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Range { get; init; }

    /// <summary><c>reversed</c> turns it round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Autorange { get; init; }

    /// <summary>Makes room for its names.</summary>
    public bool Automargin { get; init; } = true;

    /// <summary>Keeps a drag from zooming it.</summary>
    public bool Fixedrange { get; init; } = true;

    /// <summary>The slant of names in degrees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Tickangle { get; init; }

    /// <summary>The side it stands on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Side { get; init; }

    /// <summary>What the axis counts; encoded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChartTitle? Title { get; init; }

    /// <summary>Small marks: <c>outside</c>, or empty for none.</summary>
    public string Ticks { get; init; } = string.Empty;

    /// <summary>Distance of names from the plot in pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ticklabelstandoff { get; init; }
}
