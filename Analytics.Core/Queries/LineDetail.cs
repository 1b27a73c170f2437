namespace Analytics.Core.Queries;

/// <summary>One line behind a number, as stored, with its names.</summary>
/// <param name="RowId">Storage key of the line.</param>
/// <param name="At">The instant in the shop's zone.</param>
/// <param name="OrderId">The shop's order id.</param>
/// <param name="CustomerId">The shop's customer id; null when anonymous.</param>
/// <param name="ProductCode">The product's code.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Category">The category that counts for the line.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Location">The location that counts for the line.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="UnitPrice">Price of one piece in the shop's currency, where the source has one.</param>
/// <param name="Amount">What the line came to, in the shop's currency.</param>
/// <param name="Source">The file or stream.</param>
/// <param name="SourceLine">The line number in it.</param>
public sealed record LineDetail(
    long RowId,
    DateTimeOffset At,
    string OrderId,
    string? CustomerId,
    string? ProductCode,
    string? ProductName,
    string? Category,
    string? Channel,
    string? Location,
    decimal Quantity,
    decimal? UnitPrice,
    decimal Amount,
    string Source,
    long SourceLine);
