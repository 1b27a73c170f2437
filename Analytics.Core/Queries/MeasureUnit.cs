namespace Analytics.Core.Queries;

/// <summary>What a measure's value counts.</summary>
public enum MeasureUnit
{
    /// <summary>The shop's currency.</summary>
    Money,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Pieces, possibly fractional.</summary>
    Pieces,

    /// <summary>A share, 1 = 100 %.</summary>
    Share,
}
