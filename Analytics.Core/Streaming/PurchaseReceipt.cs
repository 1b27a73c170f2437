namespace Analytics.Core.Streaming;

/// <summary>What became of a purchase; whatever it says is on the disk.</summary>
/// <param name="OrderId">The order's id, as it came.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Added">Lines that are new.</param>
/// <param name="Repeated">Lines that were there, the same in everything.</param>
/// <param name="Corrected">Lines that took the place of what they were.</param>
/// <param name="Field">The field that cannot be read; null unless it was rejected.</param>
/// <param name="Reason">What is wrong with it; null unless it was rejected.</param>
public sealed record PurchaseReceipt(string? OrderId, PurchaseStatus Status, int Added, int Repeated, int Corrected, string? Field = null, string? Reason = null);
