using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;

namespace Analytics.Core.Queries.Bench;

/// <summary>Made-up events of a shop, the same ones for the same count: a year of a tenth as many visitors, five steps to a payment among other events.</summary>
public static class BenchEvents
{
    /// <summary>The steps, in their order.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["page_view", "product_view", "add_to_basket", "payment_started", "payment_completed"];

    private const int Seconds = 365 * 86_400;
    private static readonly string[] Others = ["search", "filter", "review_read", "sign_in", "help"];
    private static readonly string[] Devices = ["Desktop", "Mobile", "Tablet"];
    private static readonly string[] Channels = ["Search", "Social", "Mail", "Direct", "Partner", "Ads"];

    // In thousandths: the five steps, then the other events.
    private static readonly int[] Shares = [340, 260, 90, 50, 30, 80, 60, 40, 30, 20];

    /// <summary>Makes the events.</summary>
    /// <param name="count">How many; at least 1,000.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1,000.</exception>
    public static IEventLogs Make(int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1_000);
        var random = new Random(1);
        var writer = new EventWriter();
        int[] names = [.. Steps.Concat(Others).Select(n => writer.Code(EventLabelKind.Name, n))];
        int[] devices = [.. Devices.Select(d => writer.Code(EventLabelKind.Device, d))];
        int[] channels = [.. Channels.Select(c => writer.Code(EventLabelKind.Channel, c))];
        var table = Shares.SelectMany(static (share, i) => Enumerable.Repeat(i, share)).ToArray();
        var visitors = count / 10;
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        for (var i = 0; i < count; i++)
        {
            if (i % 65_536 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            // Squared: few visitors come often, many come rarely.
            var actor = 1 + (int)(Math.Pow(random.NextDouble(), 1.5) * visitors);
            writer.Add(new EventFact(
                i + 1, 1, start + ((long)i * Seconds / count), actor, 0, (int)TrackedEventType.PageView, names[table[random.Next(table.Length)]],
                Device: devices[actor % devices.Length], Channel: channels[random.Next(channels.Length)]));
        }

        writer.AddBatch(new EventBatch(1, "made up", BatchKind.Events, 0, 1, count));
        writer.EndBatch();
        var store = new EventStore();
        store.Set(writer.Build(Guid.Empty, 1));
        return new EventLogs(store, static () => ShopSettings.Default, TimeProvider.System);
    }
}
