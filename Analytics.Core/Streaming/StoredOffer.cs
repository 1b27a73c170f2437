namespace Analytics.Core.Streaming;

/// <summary>An offer that is on the disk.</summary>
/// <param name="Offer">What was offered.</param>
/// <param name="Receipts">What became of each purchase.</param>
/// <param name="Version">The data version that holds it.</param>
internal sealed record StoredOffer(PurchaseOffer Offer, IReadOnlyList<PurchaseReceipt> Receipts, long Version);
