using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Core.Streaming;

/// <summary>
/// Makes the Facts take up what the stream stored, at most five times a second however much comes, and then shows it. A singleton.
/// </summary>
public sealed class StreamFollower : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);

    private readonly FactStore _facts;
    private readonly LiveFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly Lock _gate = new();
    private readonly LatencyWindow _counted = new();
    private readonly Queue<LiveSale> _sales = new();
    private readonly Queue<long> _stamps = new();

    /// <summary>Makes a follower; <see cref="RunAsync"/> lets it work.</summary>
    public StreamFollower(FactStore facts, LiveFeed feed, TimeProvider time, ILogger<StreamFollower>? logger = null)
    {
        _facts = facts;
        _feed = feed;
        _time = time;
        _logger = logger ?? NullLogger<StreamFollower>.Instance;
        facts.Changed += OnChanged;
    }

    /// <summary>From the offer until every question counted it, over the last purchases; null before the first.</summary>
    public LatencySummary? Counted => _counted.Summarize();

    /// <summary>Follows until it is cancelled; what cannot be read now is tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _wake.WaitAsync(cancellationToken);
            var begun = _time.GetTimestamp();
            try
            {
                await CatchUpAsync(cancellationToken);
            }
#pragma warning disable CA1031 // Whatever keeps the Facts from following: the lines are stored, and the next look takes them up.
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                _logger.LogWarning("What the stream stored is not counted yet: {Problem}", error.Message);
                Wake();
            }

            var rest = Gap - _time.GetElapsedTime(begun);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, _time, cancellationToken);
            }
        }
    }

    /// <summary>Takes up and shows what was stored until now.</summary>
    /// <exception cref="StorageException">Storage cannot be read.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken = default)
    {
        LiveSale[] sales;
        long[] stamps;
        lock (_gate)
        {
            sales = [.. _sales];
            stamps = [.. _stamps];
            _sales.Clear();
            _stamps.Clear();
        }

        await _facts.RefreshAsync(cancellationToken);
        foreach (var stamp in stamps)
        {
            _counted.Add(_time.GetElapsedTime(stamp));
        }

        if (sales.Length > 0)
        {
            _feed.Publish(sales);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _facts.Changed -= OnChanged;
        _wake.Dispose();
    }

    /// <summary>Something new is stored.</summary>
    internal void Follow(IEnumerable<StoredOffer> offers)
    {
        lock (_gate)
        {
            foreach (var (offer, receipts, _) in offers)
            {
                _stamps.Enqueue(offer.Stamp);
                for (var i = 0; i < receipts.Count; i++)
                {
                    if (receipts[i].Status is PurchaseStatus.Accepted or PurchaseStatus.Corrected)
                    {
                        _sales.Enqueue(SaleOf(offer, offer.Purchases[i], receipts[i].Status));
                    }
                }
            }

            // More than can be shown is not kept.
            Trim(_sales, LiveFeed.Capacity);
            Trim(_stamps, LiveFeed.Capacity);
        }

        Wake();
    }

    // A day of a stream that was undone, as the demo's are when it goes, is shown no longer.
    private void OnChanged(long version)
    {
        var there = _facts.Current.Batches.Values.Where(static batch => batch.Kind == BatchKind.Stream).Select(static batch => batch.SourceName).ToHashSet(StringComparer.Ordinal);
        _feed.Remove(sale => !there.Contains(ImportBatch.StreamName(sale.Source, DateOnly.FromDateTime(sale.OfferedAt.UtcDateTime))));
    }

    private static void Trim<T>(Queue<T> queue, int most)
    {
        while (queue.Count > most)
        {
            queue.Dequeue();
        }
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Woken at the same moment by another.
        }
        catch (ObjectDisposedException)
        {
            // The application stops; the next start reads Storage.
        }
    }

    private LiveSale SaleOf(PurchaseOffer offer, StreamPurchase purchase, PurchaseStatus status)
    {
        var first = purchase.Lines![0];
        return new LiveSale(
            _feed.NextNumber(),
            purchase.OrderId!,
            purchase.CustomerId,
            purchase.At ?? offer.OfferedAt,
            offer.OfferedAt,
            Money.FromDecimal(purchase.Lines.Sum(static line => line.Amount ?? (line.Quantity * line.UnitPrice!.Value))),
            purchase.Lines.Count,
            string.IsNullOrEmpty(first.ProductName) ? first.ProductCode : first.ProductName,
            first.Category,
            purchase.Channel,
            purchase.Location,
            status,
            offer.Source);
    }
}
