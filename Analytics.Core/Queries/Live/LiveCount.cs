using Analytics.Core.Domain;

namespace Analytics.Core.Queries.Live;

/// <summary>What was bought in a stretch of time.</summary>
/// <param name="Revenue">Net revenue: Σ amount over all lines.</param>
/// <param name="Orders">Order ids with at least one line of positive quantity and amount.</param>
public readonly record struct LiveCount(Money Revenue, int Orders);
