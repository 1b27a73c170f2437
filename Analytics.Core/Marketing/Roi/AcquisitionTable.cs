using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Counts who was won in which month through which channel, and what they have spent since, month by month.</summary>
internal sealed class AcquisitionTable
{
    private readonly int _channels;
    private readonly short[] _cohortOf;
    private readonly byte[] _channelOf;
    private readonly long[,] _sizes;
    private readonly long[,] _valued;
    private readonly double[,] _values;
    private readonly long[,,] _net;

    public AcquisitionTable(Period period, DateOnly today, int channels, int lastKey)
    {
        // The last place is for who came through none of them.
        _channels = channels + 1;
        var first = period.From.AddDays(1 - period.From.Day);
        var months = new List<Period>();
        for (var month = first; month <= today; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            months.Add(new Period(month < period.From ? period.From : month, end < today ? end : today));
        }

        Months = months;
        Finished = months.Count(m => m.To.AddDays(1).Day == 1 && m.To < today);
        Cohorts = [.. months.Where(m => m.From <= period.To).Select(m => new Period(m.From, m.To < period.To ? m.To : period.To))];
        _cohortOf = new short[lastKey + 1];
        Array.Fill(_cohortOf, (short)-1);
        _channelOf = new byte[lastKey + 1];
        Array.Fill(_channelOf, (byte)channels);
        _sizes = new long[Cohorts.Count, _channels];
        _valued = new long[Cohorts.Count, _channels];
        _values = new double[Cohorts.Count, _channels];
        _net = new long[Cohorts.Count, _channels, months.Count];
    }

    /// <summary>Months from the period's first day to today, cut at both.</summary>
    public IReadOnlyList<Period> Months { get; }

    /// <summary>Those in which somebody can be won, cut at the period's ends.</summary>
    public IReadOnlyList<Period> Cohorts { get; }

    /// <summary>How many of the months are over.</summary>
    public int Finished { get; }

    public void Win(int key, DateOnly day)
    {
        var first = Months[0].From;
        _cohortOf[key] = (short)(((day.Year - first.Year) * 12) + day.Month - first.Month);
    }

    public void Through(int key, int channel)
    {
        if (_channelOf[key] == _channels - 1)
        {
            _channelOf[key] = (byte)channel;
        }
    }

    public void Count(LifetimeValues? values)
    {
        for (var key = 0; key < _cohortOf.Length; key++)
        {
            if (_cohortOf[key] < 0)
            {
                continue;
            }

            var (cohort, channel) = (_cohortOf[key], _channelOf[key]);
            _sizes[cohort, channel]++;
            if (values?.Of(key) is { } value && double.IsFinite(value))
            {
                _valued[cohort, channel]++;
                _values[cohort, channel] += value;
            }
        }
    }

    public void Add(int key, int month, long netUnits)
    {
        if (key < _cohortOf.Length && _cohortOf[key] is >= 0 and var cohort && month >= cohort)
        {
            _net[cohort, _channelOf[key], month - cohort] += netUnits;
        }
    }

    public (long Customers, int Valued, double Value) Sizes(int? cohort, int? channel)
    {
        var (size, valued, value) = (0L, 0L, 0.0);
        foreach (var (c, h) in Cells(cohort, channel))
        {
            size += _sizes[c, h];
            valued += _valued[c, h];
            value += _values[c, h];
        }

        return (size, (int)valued, value);
    }

    /// <summary>
    /// Net revenue for each customer from the first order to the end of month n. Where several cohorts are taken together, month n is counted over those
    /// for which it is over.
    /// </summary>
    public IReadOnlyList<decimal> Revenue(int? cohort, int? channel)
    {
        var sums = new List<decimal>();
        decimal sum = 0;
        for (var n = 0; n < Months.Count; n++)
        {
            var (net, size) = (0L, 0L);
            foreach (var (c, h) in Cells(cohort, channel))
            {
                if (c + n < (cohort is null ? Finished : Months.Count))
                {
                    net += _net[c, h, n];
                    size += _sizes[c, h];
                }
            }

            if (size == 0)
            {
                break;
            }

            sum += (decimal)net / Domain.Money.Scale / size;
            sums.Add(sum);
        }

        return sums;
    }

    private IEnumerable<(int Cohort, int Channel)> Cells(int? cohort, int? channel) =>
        from c in cohort is { } one ? Enumerable.Range(one, 1) : Enumerable.Range(0, Cohorts.Count)
        from h in channel is { } single ? Enumerable.Range(single, 1) : Enumerable.Range(0, _channels)
        select (c, h);
}
