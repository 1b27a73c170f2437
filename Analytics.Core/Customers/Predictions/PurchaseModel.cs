namespace Analytics.Core.Customers;

/// <summary>Which model counts the orders to come.</summary>
public enum PurchaseModel
{
    /// <summary>BG/NBD: a customer may leave after each repeat order, so that one with a single order is alive for certain. The default.</summary>
    BgNbd,

    /// <summary>Modified BG/NBD: a customer may leave after the first order too, so that one with a single order has P(alive) below 1.</summary>
    ModifiedBgNbd,
}
