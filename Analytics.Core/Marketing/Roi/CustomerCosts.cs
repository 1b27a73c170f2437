using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Roi;

/// <summary>The stored costs, for questions about each customer. A singleton; safe for concurrent use.</summary>
public sealed class CustomerCosts(CostStore store) : ICustomerCosts
{
    private Held? _held;

    /// <inheritdoc />
    public async Task<IHeldCosts> HoldAsync(CancellationToken cancellationToken = default)
    {
        var entries = await store.ListAsync(cancellationToken);
        var held = Volatile.Read(ref _held);
        if (held is null || !Same(held.Entries, entries))
        {
            Volatile.Write(ref _held, held = new Held(entries));
        }

        return held;
    }

    /// <summary>Given costs, held still.</summary>
    public static IHeldCosts Of(IReadOnlyList<CostEntry> entries) => new Held(entries);

    // An entry that was changed has another version.
    private static bool Same(IReadOnlyList<CostEntry> known, IReadOnlyList<CostEntry> read) =>
        known.Count == read.Count && known.Zip(read).All(static p => p.First.Id == p.Second.Id && p.First.Version == p.Second.Version);

    private sealed class Held(IReadOnlyList<CostEntry> entries) : IHeldCosts
    {
        public IReadOnlyList<CostEntry> Entries => entries;

        public CustomerProfits Of(CustomerView view, Period? period, CancellationToken cancellationToken = default) =>
            CustomerProfitReader.Of(view, entries, period, cancellationToken);
    }
}
