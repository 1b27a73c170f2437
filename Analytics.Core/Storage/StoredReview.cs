namespace Analytics.Core.Storage;

/// <summary>A review of a committed batch, with the names that count now.</summary>
/// <param name="Id">Its key.</param>
/// <param name="CustomerKey">The customer's key; 0 when anonymous or not known to the shop.</param>
/// <param name="Customer">The customer's id as the review has it.</param>
/// <param name="CustomerName">The customer's name, where known.</param>
/// <param name="Product">The product's code as the review has it.</param>
/// <param name="ProductName">The product's name, where known.</param>
/// <param name="Category">The review's own category, else the product's.</param>
/// <param name="AtUnixMs">When, milliseconds since 1970 UTC.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text.</param>
/// <param name="RatingUnits">The score, 1 to 5, in hundredths.</param>
public sealed record StoredReview(
    long Id,
    int CustomerKey,
    string? Customer,
    string? CustomerName,
    string? Product,
    string? ProductName,
    string? Category,
    long? AtUnixMs,
    string? Title,
    string? Text,
    int? RatingUnits);
