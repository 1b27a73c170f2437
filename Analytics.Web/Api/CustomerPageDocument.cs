using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>A page of customers.</summary>
/// <param name="Customers">The customers.</param>
/// <param name="Total">How many match, on all pages.</param>
/// <param name="Skip">How many were passed over.</param>
/// <param name="Take">How many were asked for.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Run">When and of what the scores were computed, by which models, and how well they did.</param>
public sealed record CustomerPageDocument(IReadOnlyList<ScoreDocument> Customers, int Total, int Skip, int Take, string Currency, ScoringRun Run);
