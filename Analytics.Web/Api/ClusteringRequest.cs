using System.Text.Json;

namespace Analytics.Web.Api;

/// <summary>Asks to cluster the shop's customers by K-means.</summary>
public sealed record ClusteringRequest
{
    /// <summary><c>value-tiers</c> (the default) or <c>behaviour</c>; not beside features.</summary>
    public string? Preset { get; init; }

    /// <summary>Own features: two or more of recency, orders, monetary, gross, average, lifetime, age, lines.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>How many clusters, 1 to 50, or <c>"auto"</c> for the best silhouette of 2 to 8; the preset's, or 4, unless given.</summary>
    public JsonElement? K { get; init; }

    /// <summary>Whether own features of money and counts are logged; true unless given.</summary>
    public bool? Log { get; init; }

    /// <summary>How many starts, 1 to 100; 10 unless given.</summary>
    public int? Starts { get; init; }

    /// <summary>What the random choices follow from; 1 unless given. Equal seeds give equal clusters.</summary>
    public long? Seed { get; init; }

    /// <summary>The last day that counts, inside; today unless given.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How many days up to it count; all unless given.</summary>
    public int? WindowDays { get; init; }

    /// <summary>How many customers' ids with their cluster to list, up to 10,000; none unless given. The export <c>clusters</c> gives all.</summary>
    public int? Customers { get; init; }
}
