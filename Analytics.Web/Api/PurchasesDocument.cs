using Analytics.Core.Streaming;

namespace Analytics.Web.Api;

/// <summary>What became of purchases; it is on the disk.</summary>
/// <param name="Accepted">How many count now, corrections apart.</param>
/// <param name="Repeated">How many were there already.</param>
/// <param name="Corrected">How many took the place of what was sent before.</param>
/// <param name="Rejected">How many were put aside.</param>
/// <param name="Purchases">Each, in the order in which they were sent.</param>
public sealed record PurchasesDocument(int Accepted, int Repeated, int Corrected, int Rejected, IReadOnlyList<PurchaseReceipt> Purchases)
{
    /// <summary>The receipts, counted.</summary>
    internal static PurchasesDocument Of(IReadOnlyList<PurchaseReceipt> receipts) => new(
        Count(receipts, PurchaseStatus.Accepted),
        Count(receipts, PurchaseStatus.Repeated),
        Count(receipts, PurchaseStatus.Corrected),
        Count(receipts, PurchaseStatus.Rejected),
        receipts);

    private static int Count(IReadOnlyList<PurchaseReceipt> receipts, PurchaseStatus status) => receipts.Count(r => r.Status == status);
}
