namespace Analytics.Core.Funnels;

/// <summary>A funnel under a name.</summary>
/// <param name="Id">Its key in Storage; null for one that is there from the start and stays.</param>
/// <param name="Name">The name.</param>
/// <param name="Query">What it asks, without days.</param>
/// <param name="ChangedBy">Who saved it last; null for one that is there from the start.</param>
/// <param name="ChangedAt">When.</param>
public sealed record NamedFunnel(int? Id, string Name, FunnelQuery Query, string? ChangedBy = null, DateTimeOffset? ChangedAt = null);
