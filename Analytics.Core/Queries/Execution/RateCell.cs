namespace Analytics.Core.Queries.Execution;

/// <summary>One customer's sums while they are gathered: 32 bytes, so that a line touches one stretch of memory only.</summary>
internal struct RateCell
{
    /// <summary>Σ amount.</summary>
    public long Net;

    /// <summary>Costs of goods in millionths of a ten-thousandth: whole numbers, exact to 9 × 10¹⁵.</summary>
    public double Goods;

    /// <summary>Other costs, likewise.</summary>
    public double Others;

    /// <summary>
    /// Σ amount × <see cref="Mark"/>(day), modulo 2⁶⁴, over lines without a rate of goods: 0 where they come to nothing on each day, and but for a
    /// chance that nobody will meet, only there. So it takes one number for each customer and not one for each day.
    /// </summary>
    public ulong Open;

    /// <summary>A number of its own for each day.</summary>
    public static ulong Mark(int day)
    {
        // SplitMix64.
        var mixed = unchecked(((ulong)day + 1) * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (mixed ^ (mixed >> 31)) | 1;
    }
}
