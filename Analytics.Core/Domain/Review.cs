namespace Analytics.Core.Domain;

/// <summary>
/// What somebody said of a product or of the shop, or the score that they gave, or both. Customer and product are named by the shop's own ids
/// and need not be known otherwise: a review makes neither.
/// </summary>
public sealed class Review
{
    /// <summary>Most that a score can be.</summary>
    public const int MostStars = 5;

    /// <summary>Scores are stored in hundredths.</summary>
    public const int RatingScale = 100;

    /// <summary>From this score on, in hundredths, a customer counts as satisfied.</summary>
    public const int SatisfiedFrom = 4 * RatingScale;

    /// <summary>Storage key, growing.</summary>
    public long Id { get; set; }

    /// <summary>The batch that brought it.</summary>
    public int BatchId { get; set; }

    /// <summary>Its line in the source, counted from 1; 0 where there is none.</summary>
    public long SourceLine { get; set; }

    /// <summary>The shop's id of the customer; null when anonymous.</summary>
    public string? Customer { get; set; }

    /// <summary>The shop's code of the product; null where it is about the shop.</summary>
    public string? Product { get; set; }

    /// <summary>The category as the source writes it; null where it is silent, and then the product's counts.</summary>
    public string? Category { get; set; }

    /// <summary>When it was written, milliseconds since 1970 UTC; null where the source does not say.</summary>
    public long? AtUnixMs { get; set; }

    /// <summary>Its heading.</summary>
    public string? Title { get; set; }

    /// <summary>Its text; null where only a score was given.</summary>
    public string? Text { get; set; }

    /// <summary>The stars or satisfaction score, 1 to 5, in hundredths; null where none was given.</summary>
    public int? RatingUnits { get; set; }
}
