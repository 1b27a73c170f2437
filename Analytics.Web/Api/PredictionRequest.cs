namespace Analytics.Web.Api;

/// <summary>Asks for predictions of given customers, or, without customers, for a computation of all.</summary>
public sealed record PredictionRequest
{
    /// <summary>The shop's ids of up to 1,000 customers; null or empty starts a computation of all.</summary>
    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary><c>churn</c>, <c>ltv</c> or <c>next-order</c>; needed with customers.</summary>
    public string? Type { get; init; }
}
