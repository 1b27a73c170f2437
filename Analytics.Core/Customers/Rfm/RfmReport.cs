using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>The answer to an <see cref="RfmQuery"/>.</summary>
/// <param name="Query">The question.</param>
/// <param name="AsOf">The day of the scores.</param>
/// <param name="Scores">Every customer's scores and the map.</param>
/// <param name="WithoutOrder">Customers who have lines in the window but no order, returns only say, and so no scores.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record RfmReport(RfmQuery Query, DateOnly AsOf, RfmScores Scores, int WithoutOrder, Freshness Freshness);
