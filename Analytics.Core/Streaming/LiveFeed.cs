namespace Analytics.Core.Streaming;

/// <summary>
/// The newest purchases, of bounded number. They appear once every question counts them. A singleton; safe for concurrent use.
/// </summary>
public sealed class LiveFeed
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 50;

    private readonly Lock _gate = new();
    private volatile LiveSale[] _latest = [];
    private long _number;

    /// <summary>Raised after newer ones are there and counted: at most five times a second, on any thread.</summary>
    public event EventHandler? Moved;

    /// <summary>The newest, newest first.</summary>
    public IReadOnlyList<LiveSale> Latest => _latest;

    /// <summary>How many listen.</summary>
    internal int Listeners => Moved?.GetInvocationList().Length ?? 0;

    /// <summary>The next number of a purchase.</summary>
    internal long NextNumber() => Interlocked.Increment(ref _number);

    /// <summary>Shows these, in the order in which they came; those that would not be seen any more are left out.</summary>
    internal void Publish(IReadOnlyCollection<LiveSale> sales)
    {
        lock (_gate)
        {
            _latest = [.. sales.Reverse().Concat(_latest).Take(Capacity)];
        }

        Moved?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Takes away what is no longer there.</summary>
    internal void Remove(Predicate<LiveSale> isGone)
    {
        lock (_gate)
        {
            LiveSale[] left = [.. _latest.Where(sale => !isGone(sale))];
            if (left.Length == _latest.Length)
            {
                return;
            }

            _latest = left;
        }

        Moved?.Invoke(this, EventArgs.Empty);
    }
}
