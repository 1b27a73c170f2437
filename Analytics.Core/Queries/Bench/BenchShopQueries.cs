using Analytics.Core.Domain;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Bench;

/// <summary>The made-up shop in memory, and everybody who can be asked about it; for measuring what is built on Queries.</summary>
public sealed class BenchShopQueries : IDisposable
{
    private readonly FactStore _store;
    private readonly QueryRunner _runner;

    private BenchShopQueries(FactStore store)
    {
        _store = store;
        _runner = new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System);
        Histories = new CustomerHistoryQueries(store, () => ShopSettings.Default, TimeProvider.System);
        Directory = new CustomerDirectory(store);
    }

    /// <summary>Answers questions.</summary>
    public IQueryRunner Runner => _runner;

    /// <summary>Answers questions about each customer.</summary>
    public ICustomerQueries Customers => _runner;

    /// <summary>Holds the customers still for several questions.</summary>
    public ICustomerViews Views => _runner;

    /// <summary>Answers what customers did day by day.</summary>
    public ICustomerHistoryQueries Histories { get; }

    /// <summary>Who the customers are.</summary>
    public ICustomerDirectory Directory { get; }

    /// <summary>Makes a shop of as many lines, with a tenth as many customers.</summary>
    /// <param name="rows">How many lines; at least 1,000.</param>
    /// <param name="ordersHaveOneCustomer">Whether both lines of an order are one customer's, as in a real shop, or each line's is drawn by itself.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static BenchShopQueries Open(int rows, bool ordersHaveOneCustomer, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1_000);
        var snapshot = BenchShop.Generate(rows, ordersHaveOneCustomer, cancellationToken);
        var store = new FactStore();
        store.UpdateAsync((_, _) => Task.FromResult(snapshot), cancellationToken).GetAwaiter().GetResult();
        return new BenchShopQueries(store);
    }

    /// <inheritdoc />
    public void Dispose() => _store.Dispose();
}
