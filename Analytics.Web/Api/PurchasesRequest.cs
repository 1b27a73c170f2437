using Analytics.Core.Streaming;

namespace Analytics.Web.Api;

/// <summary>Purchases that happened.</summary>
internal sealed record PurchasesRequest
{
    /// <summary>1 to 500 purchases.</summary>
    public required IReadOnlyList<StreamPurchase> Purchases { get; init; }
}
