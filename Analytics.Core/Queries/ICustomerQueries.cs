namespace Analytics.Core.Queries;

/// <summary>Questions about each customer, which the models ask. Safe for concurrent use.</summary>
public interface ICustomerQueries
{
    /// <summary>One summary for each customer who has a line in the window.</summary>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CustomerSummaries> CustomerSummariesAsync(CustomerSummaryQuery query, CancellationToken cancellationToken = default);

    /// <summary>How the customers of each first period came back.</summary>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CohortMatrix> CohortMatrixAsync(CohortQuery query, CancellationToken cancellationToken = default);

    /// <summary>The day that counts as today, by the definition of closed datasets.</summary>
    DateOnly Today { get; }

    /// <summary>On which days each customer bought, for the lifetime models; the shop's days.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CustomerPurchaseDays> CustomerPurchaseDaysAsync(PurchaseDaysQuery query, CancellationToken cancellationToken = default);
}
