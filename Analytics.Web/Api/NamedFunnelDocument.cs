namespace Analytics.Web.Api;

/// <summary>A funnel under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Question">What it asks, as parameters of /api/v1/funnel.</param>
/// <param name="ChangedBy">Who saved it last; null for one that is there from the start.</param>
/// <param name="ChangedAt">When.</param>
public sealed record NamedFunnelDocument(string Name, IReadOnlyDictionary<string, string> Question, string? ChangedBy, DateTimeOffset? ChangedAt);
