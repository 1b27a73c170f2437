namespace Analytics.Core.Storage.Consents;

/// <summary>What a customer or visitor has said on the page or by the API, by the id that events and orders bear, so that it outlives imports that are taken back.</summary>
internal sealed class ConsentRecord
{
    public required string PersonId { get; set; }

    /// <summary>Whether events may be recorded; null while nothing was said.</summary>
    public bool? Tracking { get; set; }

    /// <summary>When <see cref="Tracking"/> was said; null for <see cref="ChangedAt"/>.</summary>
    public DateTimeOffset? TrackingAt { get; set; }

    /// <summary>Whether the person may be written to; null while nothing was said.</summary>
    public bool? Marketing { get; set; }

    /// <summary>When <see cref="Marketing"/> was said; null for <see cref="ChangedAt"/>.</summary>
    public DateTimeOffset? MarketingAt { get; set; }

    /// <summary>The customer whose withdrawal this browser follows, which nobody else used; null for nobody. With it a false <see cref="Tracking"/> is not the browser's own word, and a true one is.</summary>
    public string? FollowsId { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
