namespace Analytics.Web.Api;

/// <summary>One customer's prediction of one kind; fields of other kinds are null.</summary>
/// <param name="Id">The shop's id of the customer.</param>
/// <param name="Name">The name, where there is one.</param>
/// <param name="Probability">Churn: 1 − P(at least one order within the horizon).</param>
/// <param name="ProbabilityAlive">Churn: P(alive).</param>
/// <param name="Tier">Churn: the rule's tier.</param>
/// <param name="RuleScore">Churn: the rule's score.</param>
/// <param name="Clv">Lifetime value by model.</param>
/// <param name="Low">The lower end of its 80 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Formula">Lifetime value, or days to the next order, by formula.</param>
/// <param name="ExpectedOrders">Lifetime value: expected orders within the horizon.</param>
/// <param name="ExpectedSpend">Lifetime value: expected value of an order.</param>
/// <param name="Days">Next order: median days by model, given alive.</param>
/// <param name="Date">Next order: the day by model.</param>
public sealed record PredictionDocument(
    string Id,
    string? Name,
    double? Probability = null,
    double? ProbabilityAlive = null,
    string? Tier = null,
    double? RuleScore = null,
    double? Clv = null,
    double? Low = null,
    double? High = null,
    double? Formula = null,
    double? ExpectedOrders = null,
    double? ExpectedSpend = null,
    double? Days = null,
    DateOnly? Date = null);
