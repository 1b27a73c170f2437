using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries;

/// <summary>Answers <see cref="ICustomerHistoryQueries"/> from the newest snapshot of the Facts.</summary>
/// <param name="facts">The data.</param>
/// <param name="settings">The shop's settings at the moment of asking.</param>
/// <param name="clock">The clock.</param>
public sealed class CustomerHistoryQueries(FactStore facts, Func<ShopSettings> settings, TimeProvider clock) : ICustomerHistoryQueries
{
    /// <inheritdoc />
    public Task<CustomerActivity> ActivityAsync(Period period, CancellationToken cancellationToken = default) =>
        Task.Run(() => HistoryExecution.Activity(period, Context(), cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<CustomerItems> ItemsAsync(CustomerItemQuery query, CancellationToken cancellationToken = default) =>
        Task.Run(() => HistoryExecution.Items(query, Context(), cancellationToken), cancellationToken);

    private QueryContext Context() => new(facts.Visible, settings(), clock.GetUtcNow());
}
