namespace Analytics.Core.Demo;

/// <summary>One product in a basket.</summary>
/// <param name="Product">Index into <see cref="DemoCatalog.Products"/>.</param>
/// <param name="Quantity">Pieces bought.</param>
/// <param name="PriceCents">Price paid for a piece.</param>
/// <param name="ReturnedAfterDays">After how many days it comes back; null when it is kept.</param>
/// <param name="ReturnedQuantity">Pieces that come back.</param>
internal readonly record struct DemoItem(int Product, int Quantity, int PriceCents, int? ReturnedAfterDays, int ReturnedQuantity);
