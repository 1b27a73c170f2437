using System.Numerics;

namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Finds a person's best attempt at a funnel: the one that gets furthest; of these the one that gets there first, and of these the one begun last. Events
/// at one instant may be taken in any order, each for one step only. An exclusion strictly between an attempt's first instant and a later step ends the
/// attempt. Holds buffers: one for each thread.
/// </summary>
internal abstract class AttemptFinder
{
    /// <summary>The bit of an event that ends attempts under way.</summary>
    public const uint Exclusion = 1u << 31;

    /// <summary>How many steps a funnel may have.</summary>
    public const int MaxSteps = 20;

    private readonly uint _stepBits;

    /// <param name="steps">How many steps, 1 to <see cref="MaxSteps"/>.</param>
    /// <param name="window">Seconds from the attempt's first instant within which steps count, both ends inside; null for no limit.</param>
    /// <param name="lastStart">The latest instant at which an attempt may begin; later steps may come after it.</param>
    protected AttemptFinder(int steps, long? window, int lastStart)
    {
        Steps = steps;
        Window = window ?? long.MaxValue;
        LastStart = lastStart;
        Best = new Attempt(steps);
        Matching = new StepMatching(steps);
        _stepBits = (1u << steps) - 1;
    }

    /// <summary>The best attempt of the last search.</summary>
    public Attempt Best { get; }

    /// <summary>How many steps there are.</summary>
    protected int Steps { get; }

    /// <summary>Seconds within which steps count.</summary>
    protected long Window { get; }

    /// <summary>The latest instant at which an attempt may begin.</summary>
    protected int LastStart { get; }

    /// <summary>Gives events to steps where one could be several.</summary>
    protected StepMatching Matching { get; }

    /// <summary>Makes the one for an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="steps">How many steps, 1 to <see cref="MaxSteps"/>.</param>
    /// <param name="window">Seconds from the attempt's first instant, both ends inside; null for no limit.</param>
    /// <param name="lastStart">The latest instant at which an attempt may begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few or too many steps, or the window is negative.</exception>
    public static AttemptFinder Of(FunnelOrder order, int steps, long? window = null, int lastStart = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, MaxSteps);
        ArgumentOutOfRangeException.ThrowIfNegative(window ?? 0, nameof(window));
        return order switch
        {
            FunnelOrder.Strict => new StrictFinder(steps, window, lastStart),
            FunnelOrder.Any => new AnyOrderFinder(steps, window, lastStart),
            _ => new OrderedFinder(steps, window, lastStart),
        };
    }

    /// <summary>Searches one person's events and leaves the answer in <see cref="Best"/>.</summary>
    /// <param name="times">The events' seconds, ascending.</param>
    /// <param name="masks">The steps that each event can be, bit 0 for the first, and <see cref="Exclusion"/>.</param>
    /// <returns>How many steps were reached.</returns>
    public int Find(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks)
    {
        Best.Clear();
        Search(times, masks);
        return Best.Level;
    }

    /// <summary>The search itself.</summary>
    protected abstract void Search(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks);

    /// <summary>Whether a later instant lies within the window of an attempt.</summary>
    protected bool IsWithin(int start, int time) => (long)time - start <= Window;

    /// <summary>The steps that an event can be.</summary>
    protected uint StepsOf(uint mask) => mask & _stepBits;

    /// <summary>One past the last event at the instant of the one at <paramref name="from"/>.</summary>
    protected static int EndOfInstant(ReadOnlySpan<int> times, int from)
    {
        var time = times[from];
        var end = from + 1;
        while (end < times.Length && times[end] == time)
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether an event could be more than one step.</summary>
    protected bool IsShared(uint mask) => BitOperations.PopCount(StepsOf(mask)) > 1;
}
