namespace Analytics.Core.Storage;

/// <summary>A purchase line to be written, with the source's own ids and names.</summary>
/// <param name="SourceLine">Line number in the source, from 1 with the header; 0 without a file.</param>
/// <param name="OrderExternalId">The order's id, never empty; all lines of the shop with one id are one order.</param>
/// <param name="CustomerExternalId">The customer's id; null or empty when anonymous.</param>
/// <param name="ProductCode">The product's code; null or empty where there is none.</param>
/// <param name="ProductName">The product's name; the first one on a line that sold it, else the first one, stays, until a <see cref="ProductRow"/> says otherwise.</param>
/// <param name="IsGoods">False for codes that are no product; counts when the product is new.</param>
/// <param name="Category">The line's own category.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Location">The line's own location.</param>
/// <param name="AtUnixMs">The instant, milliseconds since 1970 UTC.</param>
/// <param name="QuantityUnits">Quantity in thousandths.</param>
/// <param name="AmountUnits">Amount in ten-thousandths.</param>
/// <param name="UnitPriceUnits">Price of one piece in ten-thousandths.</param>
public readonly record struct PurchaseRow(
    long SourceLine,
    string OrderExternalId,
    string? CustomerExternalId,
    string? ProductCode,
    string? ProductName,
    bool IsGoods,
    string? Category,
    string? Channel,
    string? Location,
    long AtUnixMs,
    long QuantityUnits,
    long AmountUnits,
    long? UnitPriceUnits);
