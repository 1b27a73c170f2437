namespace Analytics.Core.Storage;

/// <summary>A review to be written.</summary>
/// <param name="SourceLine">Its line in the source, counted from 1; 0 where there is none.</param>
/// <param name="Customer">The shop's id of the customer; null when anonymous.</param>
/// <param name="Product">The shop's code of the product.</param>
/// <param name="Category">The category, where the source has one.</param>
/// <param name="AtUnixMs">When it was written, milliseconds since 1970 UTC.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text.</param>
/// <param name="RatingUnits">The score, 1 to 5, in hundredths.</param>
public sealed record ReviewRow(
    long SourceLine, string? Customer, string? Product, string? Category, long? AtUnixMs, string? Title, string? Text, int? RatingUnits);
