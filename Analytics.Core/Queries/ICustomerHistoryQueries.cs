namespace Analytics.Core.Queries;

/// <summary>What customers did day by day, which models ask. Safe for concurrent use.</summary>
public interface ICustomerHistoryQueries
{
    /// <summary>On which days of the period each customer had an order.</summary>
    /// <exception cref="QueryException">The period is longer than 3,660 days.</exception>
    Task<CustomerActivity> ActivityAsync(Period period, CancellationToken cancellationToken = default);

    /// <summary>Which identified customers bought what on which days; lines of positive quantity and amount only.</summary>
    /// <exception cref="QueryException">Neither products nor categories are asked for, or too many.</exception>
    Task<CustomerItems> ItemsAsync(CustomerItemQuery query, CancellationToken cancellationToken = default);
}
