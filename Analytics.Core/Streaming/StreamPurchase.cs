namespace Analytics.Core.Streaming;

/// <summary>A purchase as it comes from outside: nothing of it is checked yet.</summary>
public sealed record StreamPurchase
{
    /// <summary>The order's id. Lines that come with the same order and line id are the same line.</summary>
    public string? OrderId { get; init; }

    /// <summary>The customer's id; null when anonymous.</summary>
    public string? CustomerId { get; init; }

    /// <summary>When it was bought; now when it is not said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Where it was bought; the customer's location counts when it is not said.</summary>
    public string? Location { get; init; }

    /// <summary>What was bought.</summary>
    public IReadOnlyList<StreamPurchaseLine>? Lines { get; init; }
}
