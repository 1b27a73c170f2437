using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Core.Streaming;

/// <summary>
/// The one way in for whatever comes purchase by purchase: a bounded queue, and behind it one writer that stores what waits together and answers
/// once it is on the disk. Who finds the queue full is told so, or waits. A singleton; safe for concurrent use.
/// </summary>
public sealed class PurchaseIntake
{
    /// <summary>Most purchases of one offer.</summary>
    public const int MaxOffer = 500;

    private const int MaxTogether = 1_000;

    private static readonly TimeSpan RoomCheck = TimeSpan.FromMilliseconds(20);

    private readonly OfferWriter _writer;
    private readonly StreamFollower _follower;
    private readonly TimeProvider _time;
    private readonly Channel<PurchaseOffer> _offers = Channel.CreateUnbounded<PurchaseOffer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LatencyWindow _durable = new();
    private readonly RateWindow _rate;
    private int _waiting;
    private long _accepted;
    private long _repeated;
    private long _rejected;
    private long _turnedAway;
    private long _lastAt;
    private volatile string? _problem;

    /// <summary>Makes an intake; <see cref="RunAsync"/> lets it work.</summary>
    public PurchaseIntake(PurchaseStreamStore store, StreamFollower follower, TimeProvider time, ILogger<PurchaseIntake>? logger = null)
    {
        _writer = new OfferWriter(store, time, logger ?? NullLogger<PurchaseIntake>.Instance);
        _follower = follower;
        _time = time;
        _rate = new RateWindow(time);
    }

    /// <summary>How many purchases may wait, unless another number is set.</summary>
    public const int UsualCapacity = 10_000;

    /// <summary>How many purchases may wait.</summary>
    public int Capacity { get; init; } = UsualCapacity;

    /// <summary>How the stream does.</summary>
    public StreamHealth Health => new(
        Volatile.Read(ref _waiting),
        Capacity,
        Interlocked.Read(ref _accepted),
        Interlocked.Read(ref _repeated),
        Interlocked.Read(ref _rejected),
        Interlocked.Read(ref _turnedAway),
        _rate.PerSecond(),
        _durable.Summarize(),
        _follower.Counted,
        Interlocked.Read(ref _lastAt) is var at and not 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        _problem);

    /// <summary>Hands purchases over, if there is room for them.</summary>
    /// <param name="source">Who sends them.</param>
    /// <param name="purchases">1 to <see cref="MaxOffer"/>.</param>
    /// <param name="answer">What becomes of them, once that is on the disk. It fails with a <see cref="StorageException"/> when they could not be stored: send them again.</param>
    /// <returns>Whether they were taken; not when the queue is full or closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more than <see cref="MaxOffer"/>.</exception>
    public bool TryOffer(string source, IReadOnlyList<StreamPurchase> purchases, [NotNullWhen(true)] out Task<IReadOnlyList<PurchaseReceipt>>? answer)
    {
        ArgumentOutOfRangeException.ThrowIfZero(purchases.Count, nameof(purchases));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(purchases.Count, MaxOffer, nameof(purchases));
        var offer = new PurchaseOffer(source, purchases, _time.GetUtcNow(), _time.GetTimestamp());
        if (Interlocked.Add(ref _waiting, purchases.Count) <= Capacity && _offers.Writer.TryWrite(offer))
        {
            answer = offer.Answer.Task;
            return true;
        }

        Interlocked.Add(ref _waiting, -purchases.Count);
        Interlocked.Add(ref _turnedAway, purchases.Count);
        answer = null;
        return false;
    }

    /// <summary>Hands purchases over, and waits for room as long as it takes.</summary>
    /// <exception cref="OperationCanceledException">The caller left before they were taken, or the intake is closed.</exception>
    /// <exception cref="StorageException">They could not be stored.</exception>
    public async Task<IReadOnlyList<PurchaseReceipt>> OfferAsync(string source, IReadOnlyList<StreamPurchase> purchases, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (Volatile.Read(ref _waiting) + purchases.Count <= Capacity && TryOffer(source, purchases, out var answer))
            {
                return await answer;
            }

            if (_offers.Reader.Completion.IsCompleted)
            {
                throw new OperationCanceledException("The stream is closed.");
            }

            await Task.Delay(RoomCheck, _time, cancellationToken);
        }
    }

    /// <summary>Takes nothing more; what was taken is still stored.</summary>
    public void Close() => _offers.Writer.TryComplete();

    /// <summary>Stores what comes, until <see cref="Close"/> was called and nothing waits any more.</summary>
    public async Task RunAsync()
    {
        var together = new List<PurchaseOffer>();
        while (await _offers.Reader.WaitToReadAsync())
        {
            var purchases = 0;
            while (purchases < MaxTogether && _offers.Reader.TryRead(out var offer))
            {
                together.Add(offer);
                purchases += offer.Purchases.Count;
            }

            await StoreAsync(together);
            Interlocked.Add(ref _waiting, -purchases);
            together.Clear();
        }
    }

    private async Task StoreAsync(List<PurchaseOffer> offers)
    {
        foreach (var group in offers.GroupBy(static o => o.Source, StringComparer.Ordinal))
        {
            List<StoredOffer> stored;
            try
            {
                stored = await _writer.WriteAsync(group.Key, [.. group]);
                _problem = null;
            }
            catch (StorageException error)
            {
                // Nothing was acknowledged; whoever sent it sends it again.
                _problem = error.Message;
                foreach (var offer in group)
                {
                    offer.Answer.TrySetException(error);
                }

                continue;
            }

            foreach (var (offer, receipts, _) in stored)
            {
                _durable.Add(_time.GetElapsedTime(offer.Stamp));
                Count(receipts);
                offer.Answer.TrySetResult(receipts);
            }

            _follower.Follow(stored);
        }
    }

    private void Count(IReadOnlyList<PurchaseReceipt> receipts)
    {
        var accepted = receipts.Count(static r => r.Status is PurchaseStatus.Accepted or PurchaseStatus.Corrected);
        Interlocked.Add(ref _accepted, accepted);
        Interlocked.Add(ref _repeated, receipts.Count(static r => r.Status == PurchaseStatus.Repeated));
        Interlocked.Add(ref _rejected, receipts.Count(static r => r.Status == PurchaseStatus.Rejected));
        if (accepted > 0)
        {
            _rate.Add(accepted);
            Interlocked.Exchange(ref _lastAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }
}
