using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>One customer.</summary>
/// <param name="Id">The shop's id.</param>
/// <param name="Name">The name, where there is one.</param>
/// <param name="Age">Whole years of age, where it is known.</param>
/// <param name="Gender">As the source writes it.</param>
/// <param name="Location">City, region or country.</param>
/// <param name="IncomeRange">As the source writes it.</param>
/// <param name="RegisteredOn">The day of registration.</param>
/// <param name="Scores">Scores and predictions; null for a customer without an order.</param>
/// <param name="Similar">Ids of the customers nearest by standardised features, the nearest first.</param>
/// <param name="Recommended">Products for the customer, the best first.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Run">When and of what the scores were computed, by which models, and how well they did; null until they are.</param>
public sealed record CustomerDocument(
    string Id,
    string? Name,
    int? Age,
    string? Gender,
    string? Location,
    string? IncomeRange,
    DateOnly? RegisteredOn,
    ScoreDocument? Scores,
    IReadOnlyList<string> Similar,
    IReadOnlyList<RecommendedDocument> Recommended,
    string Currency,
    ScoringRun? Run);
