namespace Analytics.Web.Components.Charts;

/// <summary>The places of a <see cref="SankeyTrace"/>.</summary>
/// <param name="Label">Their names; encoded.</param>
/// <param name="Color">Their colours.</param>
/// <param name="X">From left (0) to right (1).</param>
/// <param name="Y">From top (0) to bottom (1).</param>
/// <param name="Customdata">What each says when it is pointed at; encoded.</param>
public sealed record SankeyNodes(
    IReadOnlyList<string> Label, IReadOnlyList<string> Color, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Customdata)
{
    /// <summary>Pixels between places: a line of text, so that the names of the thinnest lie apart.</summary>
    public const int Gap = 16;

    /// <summary>Pixels between places.</summary>
    public int Pad { get; init; } = Gap;

    /// <summary>Pixels across.</summary>
    public int Thickness { get; init; } = 14;

    /// <summary>Shows <see cref="Customdata"/>.</summary>
    public string Hovertemplate { get; init; } = "%{customdata}<extra></extra>";

    /// <summary>No stroke.</summary>
    public LineStyle Line { get; init; } = new("var(--surface)", 0);
}
