using System.Numerics;

namespace Analytics.Core.Customers.Lifetime;

/// <summary>Distinct histories as columns, in runs of one frequency; times as indexes into the few distinct ones.</summary>
internal sealed class GroupTable
{
    private const int MaxGridDays = 1 << 21;

    /// <summary>Distinct frequencies, ascending.</summary>
    public required int[] Frequencies { get; init; }

    /// <summary>Customers of each frequency.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>Where each frequency's groups begin, and the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Each group's T, as an index into <see cref="Times"/>.</summary>
    public required int[] TimeOf { get; init; }

    /// <summary>Each group's recency, as an index into <see cref="Recencies"/>.</summary>
    public required int[] RecencyOf { get; init; }

    /// <summary>Each group's customers.</summary>
    public required int[] Counts { get; init; }

    /// <summary>T by index; not all are in use.</summary>
    public required double[] Times { get; init; }

    /// <summary>Recency by index; not all are in use.</summary>
    public required double[] Recencies { get; init; }

    /// <summary>Sorts and counts: one 64-bit key a customer, sorted by its digits.</summary>
    public static GroupTable Build(ReadOnlySpan<CustomerHistory> histories, LifetimeUnit unit)
    {
        var (times, timeCodes, recencies, recencyCodes, largest) = Codes(histories, unit);
        var recencyBits = Bits(recencies.Length);
        var timeBits = Bits(times.Length);
        var bits = recencyBits + timeBits + Bits(largest + 1);
        if (bits > 64)
        {
            throw new ArgumentException("There are more distinct times and frequencies than can be told apart.", nameof(histories));
        }

        var keys = new ulong[histories.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((((ulong)histories[i].Frequency << timeBits) | (uint)timeCodes[i]) << recencyBits) | (uint)recencyCodes[i];
        }

        keys = Sort(keys, bits);
        var distinct = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }

        var timeOf = new int[distinct];
        var recencyOf = new int[distinct];
        var counts = new int[distinct];
        var frequencies = new List<int>();
        var sizes = new List<int>();
        var starts = new List<int>();
        var group = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                group++;
                recencyOf[group] = (int)(keys[i] & ((1UL << recencyBits) - 1));
                timeOf[group] = (int)((keys[i] >> recencyBits) & ((1UL << timeBits) - 1));
                var frequency = (int)(keys[i] >> (recencyBits + timeBits));
                if (frequencies.Count == 0 || frequencies[^1] != frequency)
                {
                    frequencies.Add(frequency);
                    sizes.Add(0);
                    starts.Add(group);
                }
            }

            counts[group]++;
            sizes[^1]++;
        }

        starts.Add(distinct);
        return new GroupTable
        {
            Frequencies = [.. frequencies],
            Sizes = [.. sizes],
            Starts = [.. starts],
            TimeOf = timeOf,
            RecencyOf = recencyOf,
            Counts = counts,
            Times = times,
            Recencies = recencies,
        };
    }

    /// <summary>One group in <paramref name="every"/>, spread evenly.</summary>
    public GroupTable Thin(int every)
    {
        var kept = Enumerable.Range(0, (Counts.Length + every - 1) / every).Select(i => i * every).ToArray();
        var frequencies = new List<int>();
        var sizes = new List<int>();
        var starts = new List<int>();
        var run = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            while (kept[i] >= Starts[run + 1])
            {
                run++;
            }

            if (frequencies.Count == 0 || frequencies[^1] != Frequencies[run])
            {
                frequencies.Add(Frequencies[run]);
                sizes.Add(0);
                starts.Add(i);
            }

            sizes[^1] += Counts[kept[i]];
        }

        return new GroupTable
        {
            Frequencies = [.. frequencies],
            Sizes = [.. sizes],
            Starts = [.. starts, kept.Length],
            TimeOf = Array.ConvertAll(kept, i => TimeOf[i]),
            RecencyOf = Array.ConvertAll(kept, i => RecencyOf[i]),
            Counts = Array.ConvertAll(kept, i => Counts[i]),
            Times = Times,
            Recencies = Recencies,
        };
    }

    /// <summary>Numbers the distinct times: whole days are their own numbers, anything else is looked up.</summary>
    private static (double[] Times, int[] TimeCodes, double[] Recencies, int[] RecencyCodes, int Largest) Codes(
        ReadOnlySpan<CustomerHistory> histories, LifetimeUnit unit)
    {
        double days = (int)unit;
        var timeCodes = new int[histories.Length];
        var recencyCodes = new int[histories.Length];
        var largest = 0;
        var last = 0;
        var whole = true;
        for (var i = 0; i < histories.Length; i++)
        {
            ref readonly var history = ref histories[i];
            if (history.Frequency < 0 || !(history.Recency >= 0) || !(history.T >= history.Recency) || !double.IsFinite(history.T))
            {
                throw new ArgumentException($"A customer's frequency, recency and T must be numbers from 0 on, and recency at most T: {history}.", nameof(histories));
            }

            largest = Math.Max(largest, history.Frequency);
            if (whole)
            {
                var recency = history.Frequency == 0 ? 0 : history.Recency;
                var t = Math.Round(history.T * days);
                var r = Math.Round(recency * days);
                whole = t < MaxGridDays && t / days == history.T && r / days == recency;
                (timeCodes[i], recencyCodes[i]) = whole ? ((int)t, (int)r) : (0, 0);
                last = Math.Max(last, timeCodes[i]);
            }
        }

        if (whole)
        {
            var grid = new double[last + 1];
            for (var i = 0; i < grid.Length; i++)
            {
                grid[i] = i / days;
            }

            return (grid, timeCodes, grid, recencyCodes, largest);
        }

        var times = new Dictionary<double, int>();
        var recencies = new Dictionary<double, int>();
        for (var i = 0; i < histories.Length; i++)
        {
            timeCodes[i] = Number(times, histories[i].T);
            recencyCodes[i] = Number(recencies, histories[i].Frequency == 0 ? 0 : histories[i].Recency);
        }

        return ([.. times.Keys], timeCodes, [.. recencies.Keys], recencyCodes, largest);
    }

    private static int Number(Dictionary<double, int> numbers, double value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            number = numbers.Count;
            numbers.Add(value, number);
        }

        return number;
    }

    private static int Bits(int values) => values <= 1 ? 0 : BitOperations.Log2((uint)(values - 1)) + 1;

    private static ulong[] Sort(ulong[] keys, int bits)
    {
        const int Digit = 11;
        if (keys.Length < 4096)
        {
            Array.Sort(keys);
            return keys;
        }

        var other = new ulong[keys.Length];
        var counts = new int[1 << Digit];
        for (var shift = 0; shift < bits; shift += Digit)
        {
            Array.Clear(counts);
            foreach (var key in keys)
            {
                counts[(int)(key >> shift) & ((1 << Digit) - 1)]++;
            }

            var at = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                (counts[i], at) = (at, at + counts[i]);
            }

            foreach (var key in keys)
            {
                other[counts[(int)(key >> shift) & ((1 << Digit) - 1)]++] = key;
            }

            (keys, other) = (other, keys);
        }

        return keys;
    }
}
