using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>A page of predictions.</summary>
/// <param name="Type"><c>churn</c>, <c>ltv</c> or <c>next-order</c>.</param>
/// <param name="HorizonDays">For how many days ahead; null for the next order.</param>
/// <param name="Predictions">Customer by customer.</param>
/// <param name="Total">How many there are, on all pages.</param>
/// <param name="Skip">How many were passed over.</param>
/// <param name="Take">How many were asked for.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Run">Which models, fitted when and on what, and how well they did on hidden time.</param>
public sealed record PredictionsDocument(
    string Type,
    int? HorizonDays,
    IReadOnlyList<PredictionDocument> Predictions,
    int Total,
    int Skip,
    int Take,
    string Currency,
    ScoringRun Run);
