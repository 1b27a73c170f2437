namespace Analytics.Core.Funnels.Engine;

/// <summary>What one thread has counted of a funnel; tallies are added up at the end.</summary>
internal sealed class FunnelTally
{
    private readonly int _steps;
    private readonly List<int>[] _fromPrevious;
    private readonly List<int>[] _fromFirst;
    private int[] _levels;

    /// <param name="steps">How many steps there are.</param>
    /// <param name="parts">How many parts, 1 for the whole alone.</param>
    /// <param name="days">How many days attempts may begin on.</param>
    public FunnelTally(int steps, int parts, int days)
    {
        _steps = steps;
        _levels = new int[parts * steps];
        _fromPrevious = [.. Enumerable.Range(0, steps).Select(static _ => new List<int>())];
        _fromFirst = [.. Enumerable.Range(0, steps).Select(static _ => new List<int>())];
        EnteredByDay = new int[days];
        ConvertedByDay = new int[days];
    }

    /// <summary>Attempts by hour of the week.</summary>
    public int[] EnteredByHour { get; } = new int[168];

    /// <summary>Of them those that reached the end.</summary>
    public int[] ConvertedByHour { get; } = new int[168];

    /// <summary>Attempts by day.</summary>
    public int[] EnteredByDay { get; }

    /// <summary>Of them those that reached the end.</summary>
    public int[] ConvertedByDay { get; }

    /// <summary>How many undated attempts there are.</summary>
    public int Undated { get; set; }

    /// <summary>Counts an attempt in a part.</summary>
    public void Add(Attempt attempt, int part) => _levels[(part * _steps) + attempt.Level - 1]++;

    /// <summary>Keeps how long its steps took.</summary>
    public void AddTimes(Attempt attempt)
    {
        var times = attempt.Times;
        for (var step = 1; step < times.Length; step++)
        {
            _fromPrevious[step].Add(times[step] - times[step - 1]);
            _fromFirst[step].Add(times[step] - attempt.Start);
        }
    }

    /// <summary>How many of a part reached each step.</summary>
    public int[] Counts(int part)
    {
        var counts = _levels.AsSpan(part * _steps, _steps).ToArray();
        for (var step = _steps - 2; step >= 0; step--)
        {
            counts[step] += counts[step + 1];
        }

        return counts;
    }

    /// <summary>Adds another thread's tally.</summary>
    public void Add(FunnelTally other)
    {
        Add(_levels, other._levels);
        Add(EnteredByHour, other.EnteredByHour);
        Add(ConvertedByHour, other.ConvertedByHour);
        Add(EnteredByDay, other.EnteredByDay);
        Add(ConvertedByDay, other.ConvertedByDay);
        Undated += other.Undated;
        for (var step = 1; step < _steps; step++)
        {
            _fromPrevious[step].AddRange(other._fromPrevious[step]);
            _fromFirst[step].AddRange(other._fromFirst[step]);
        }
    }

    /// <summary>How long each step took: since the one before, and since the beginning. Null for the first.</summary>
    public (FunnelTimes? FromPrevious, FunnelTimes? FromFirst)[] Times()
    {
        var times = new (FunnelTimes? FromPrevious, FunnelTimes? FromFirst)[_steps];
        Parallel.For(1, _steps, step => times[step] = (
            Quantiles.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_fromPrevious[step])),
            Quantiles.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_fromFirst[step]))));
        return times;
    }

    private static void Add(int[] sum, int[] more)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += more[i];
        }
    }
}
