namespace Analytics.Core.Queries.Execution;

/// <summary>One dimension's place in a group's key: key = Σ index × stride.</summary>
/// <param name="Dimension">Which dimension.</param>
/// <param name="Size">How many indexes it has.</param>
/// <param name="Stride">What one step of its index adds to the key.</param>
internal readonly record struct KeyPart(Dimension Dimension, long Size, long Stride)
{
    /// <summary>This dimension's index in <paramref name="key"/>.</summary>
    public int IndexIn(long key) => (int)(key / Stride % Size);
}
