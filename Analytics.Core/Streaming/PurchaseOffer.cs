namespace Analytics.Core.Streaming;

/// <summary>Purchases that wait to be stored, and who waits for them.</summary>
internal sealed class PurchaseOffer(string source, IReadOnlyList<StreamPurchase> purchases, DateTimeOffset offeredAt, long stamp)
{
    public string Source => source;

    public IReadOnlyList<StreamPurchase> Purchases => purchases;

    /// <summary>The clock's instant of the offer.</summary>
    public DateTimeOffset OfferedAt => offeredAt;

    /// <summary>The same as a time stamp, to measure by.</summary>
    public long Stamp => stamp;

    public TaskCompletionSource<IReadOnlyList<PurchaseReceipt>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
