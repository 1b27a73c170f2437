namespace Analytics.Web.Components.Charts;

/// <summary>The flows of a <see cref="SankeyTrace"/>.</summary>
/// <param name="Source">Where each comes from, by the place's number.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Value">How much flows.</param>
/// <param name="Color">Its colour, translucent.</param>
/// <param name="Customdata">What it says when it is pointed at; encoded.</param>
public sealed record SankeyLinks(
    IReadOnlyList<int> Source, IReadOnlyList<int> Target, IReadOnlyList<double> Value, IReadOnlyList<string> Color, IReadOnlyList<string> Customdata)
{
    /// <summary>Shows <see cref="Customdata"/>.</summary>
    public string Hovertemplate { get; init; } = "%{customdata}<extra></extra>";
}
