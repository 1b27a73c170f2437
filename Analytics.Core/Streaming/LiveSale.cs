using Analytics.Core.Domain;

namespace Analytics.Core.Streaming;

/// <summary>A purchase that has just come in, as it is shown.</summary>
/// <param name="Number">Grows by one with each; never used again while the process lives.</param>
/// <param name="OrderId">The order's id.</param>
/// <param name="CustomerId">The customer's id; null when anonymous.</param>
/// <param name="At">When it was bought.</param>
/// <param name="OfferedAt">When it was offered to the intake.</param>
/// <param name="Amount">What its lines come to.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Product">Name or code of its first product, where it has one.</param>
/// <param name="Category">The category of its first line, where it has one.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Location">Where it was bought, where that was said.</param>
/// <param name="Status">Whether it is new or corrects what came before.</param>
/// <param name="Source">Who sent it.</param>
public sealed record LiveSale(
    long Number,
    string OrderId,
    string? CustomerId,
    DateTimeOffset At,
    DateTimeOffset OfferedAt,
    Money Amount,
    int Lines,
    string? Product,
    string? Category,
    string? Channel,
    string? Location,
    PurchaseStatus Status,
    string Source);
