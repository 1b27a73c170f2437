namespace Analytics.Core.Marketing.Experiments;

/// <summary>One side of an experiment.</summary>
/// <param name="Conversions">How many of its users converted.</param>
/// <param name="Users">How many users saw it; each counts once.</param>
public sealed record Variant(long Conversions, long Users)
{
    /// <summary>Conversions ÷ users; null without users.</summary>
    public double? Rate => Users > 0 ? (double)Conversions / Users : null;
}
