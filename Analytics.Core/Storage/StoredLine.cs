namespace Analytics.Core.Storage;

/// <summary>A stored line with its names, for those who look behind a number.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="SourceName">The file or stream that it came from.</param>
/// <param name="SourceLine">The line number in it; 0 without a file.</param>
/// <param name="OrderExternalId">The shop's order id.</param>
/// <param name="CustomerExternalId">The shop's customer id; null when anonymous.</param>
/// <param name="ProductCode">The product's code.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Category">The category that counts: its own, else its product's.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Location">The location that counts: its own, else its customer's.</param>
/// <param name="AtUnixMs">The instant, milliseconds since 1970 UTC.</param>
/// <param name="QuantityUnits">Quantity in thousandths.</param>
/// <param name="AmountUnits">Amount in ten-thousandths.</param>
/// <param name="UnitPriceUnits">Price of one piece in ten-thousandths.</param>
public sealed record StoredLine(
    long Id,
    int BatchId,
    string SourceName,
    long SourceLine,
    string OrderExternalId,
    string? CustomerExternalId,
    string? ProductCode,
    string? ProductName,
    string? Category,
    string? Channel,
    string? Location,
    long AtUnixMs,
    long QuantityUnits,
    long AmountUnits,
    long? UnitPriceUnits);
