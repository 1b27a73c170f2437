using Analytics.Core.Streaming;

namespace Analytics.Web.Api;

/// <summary>A purchase that has just come in.</summary>
/// <param name="Number">Grows by one with each; to tell new ones from those seen.</param>
/// <param name="OrderId">The order's id.</param>
/// <param name="CustomerId">The customer's id; null when anonymous.</param>
/// <param name="At">When it was bought.</param>
/// <param name="Amount">What its lines come to.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Product">Its first product.</param>
/// <param name="Category">Its first line's category.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Location">Where it was bought.</param>
/// <param name="Status">accepted, or corrected.</param>
public sealed record LiveSaleDocument(
    long Number, string OrderId, string? CustomerId, DateTimeOffset At, decimal Amount, int Lines, string? Product, string? Category, string? Channel, string? Location,
    PurchaseStatus Status)
{
    internal static LiveSaleDocument Of(LiveSale sale) => new(
        sale.Number, sale.OrderId, sale.CustomerId, sale.At, sale.Amount.Amount, sale.Lines, sale.Product, sale.Category, sale.Channel, sale.Location, sale.Status);
}
