using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Streaming;

/// <summary>A stream over a database of its own.</summary>
internal sealed class StreamFixture : IAsyncDisposable
{
    private StreamFixture(StorageFixture storage, PurchaseIntake? intake = null)
    {
        Storage = storage;
        Facts = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        Feed = new LiveFeed();
        Follower = new StreamFollower(Facts, Feed, TimeProvider.System);
        Intake = intake ?? new PurchaseIntake(storage.Get<PurchaseStreamStore>(), Follower, TimeProvider.System);
    }

    public StorageFixture Storage { get; }

    public FactStore Facts { get; }

    public LiveFeed Feed { get; }

    public StreamFollower Follower { get; }

    public PurchaseIntake Intake { get; }

    public PurchaseStreamStore Store => Storage.Get<PurchaseStreamStore>();

    public static async Task<StreamFixture> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, TimeProvider? time = null)
    {
        var stream = new StreamFixture(await StorageFixture.StartAsync(provider, time));
        await stream.Facts.LoadAsync();
        return stream;
    }

    public static StreamRow Row(string order, string line, long amountUnits, string? customer = "c1", string? product = "p1", long quantityUnits = 1_000, long atUnixMs = 1_760_000_000_000, string? location = null) =>
        new(new PurchaseRow(0, order, customer, product, "Name of " + product, true, "Toys", "Web", location, atUnixMs, quantityUnits, amountUnits, null), StreamRow.KeyOf(order, line));

    public static StreamPurchase Purchase(string order, params decimal[] amounts) => new()
    {
        OrderId = order,
        CustomerId = "c1",
        Lines = [.. amounts.Select(amount => new StreamPurchaseLine { ProductCode = "p1", Amount = amount })],
    };

    /// <summary>Net revenue, lines, orders and customers as the Facts count them now.</summary>
    public async Task<decimal?[]> TotalsAsync()
    {
        await Facts.RefreshAsync();
        return await TotalsAsync(Facts);
    }

    /// <summary>The same as a process counts them that starts anew.</summary>
    public async Task<decimal?[]> TotalsFromStorageAsync()
    {
        using var fresh = new FactStore(new StorageFactSource(Storage.Reader, Storage.State));
        await fresh.LoadAsync();
        return await TotalsAsync(fresh);
    }

    public async ValueTask DisposeAsync()
    {
        Follower.Dispose();
        Facts.Dispose();
        await Storage.DisposeAsync();
    }

    private static async Task<decimal?[]> TotalsAsync(FactStore facts)
    {
        var result = await new QueryRunner(facts, () => ShopSettings.Default, TimeProvider.System).RunAsync(
            new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Lines, Measure.Orders, Measure.ActiveCustomers] });
        return [.. result.Totals.Select(static v => v.Value)];
    }
}
