namespace Analytics.Core.Queries;

/// <summary>How a <see cref="LineRate"/> stands beside others.</summary>
public enum LineRateRole
{
    /// <summary>It counts whatever else does.</summary>
    Added,

    /// <summary>Of these the most specific alone counts: those of the product, else of the category, else of the channel, else of the whole shop.</summary>
    MostSpecific,

    /// <summary>Nothing goes with the lines: what they cost is stated otherwise.</summary>
    Stated,
}
