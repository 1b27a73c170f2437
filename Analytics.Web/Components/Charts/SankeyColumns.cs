namespace Analytics.Web.Components.Charts;

/// <summary>Where the places of flows stand in their columns, as the chart will draw them, so that their names lie apart.</summary>
internal sealed class SankeyColumns
{
    private readonly double _height;
    private readonly double _pad;

    /// <summary>Measures columns.</summary>
    /// <param name="columns">The sizes of each column's places, from top to bottom.</param>
    /// <param name="height">Pixels from the chart's top to its bottom, margins taken off.</param>
    public SankeyColumns(IReadOnlyList<IReadOnlyList<int>> columns, int height)
    {
        _height = height;
        // In a column so full that gaps alone would fill it they are made smaller.
        _pad = Math.Min(SankeyNodes.Gap, (double)height / Math.Max(1, columns.Max(static c => c.Count) - 1));
        PixelsEach = columns.Min(c => (height - ((c.Count - 1) * _pad)) / Math.Max(1, c.Sum()));
    }

    /// <summary>How high one of what flows is drawn.</summary>
    public double PixelsEach { get; }

    /// <summary>The middle of each place of a column, 0 at the top and 1 at the bottom, held off the edges.</summary>
    public IEnumerable<double> Middles(IEnumerable<int> sizes)
    {
        var top = 0.0;
        foreach (var size in sizes)
        {
            var high = size * PixelsEach;
            yield return Math.Clamp((top + (high / 2)) / _height, 0.001, 0.999);
            top += high + _pad;
        }
    }
}
