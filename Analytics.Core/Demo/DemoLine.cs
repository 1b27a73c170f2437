namespace Analytics.Core.Demo;

/// <summary>A made-up purchase line. Its amount is quantity × unit price.</summary>
/// <param name="OrderId">The order's id, <c>DO-…</c>, or a return's, <c>DR-…</c>.</param>
/// <param name="Customer">Index into <see cref="DemoShop.Customers"/>.</param>
/// <param name="Product">Index into <see cref="DemoShop.Products"/>.</param>
/// <param name="Channel">One of <see cref="DemoCatalog.Channels"/>.</param>
/// <param name="Store">The city of the store for sales in a store; null elsewhere, where the customer's city counts.</param>
/// <param name="At">The instant of the sale or return.</param>
/// <param name="Quantity">Pieces, negative for a return.</param>
/// <param name="UnitPriceCents">Price paid for a piece, in cents.</param>
public readonly record struct DemoLine(
    string OrderId,
    int Customer,
    int Product,
    string Channel,
    string? Store,
    DateTimeOffset At,
    int Quantity,
    int UnitPriceCents)
{
    /// <summary>What the line came to, in cents: 10.00 to 1,000.00 for a sale, the same negative for a return.</summary>
    public int AmountCents => Quantity * UnitPriceCents;
}
