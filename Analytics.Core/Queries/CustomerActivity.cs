using System.Numerics;

namespace Analytics.Core.Queries;

/// <summary>On which days of a period each customer had an order: one bit a day. Never changed once made.</summary>
public sealed class CustomerActivity
{
    private readonly ulong[] _bits;
    private readonly int _words;

    internal CustomerActivity(Period period, ulong[] bits, int words)
    {
        Period = period;
        _bits = bits;
        _words = words;
    }

    /// <summary>The days, both ends inside.</summary>
    public Period Period { get; }

    /// <summary>One more than the largest key that may have had an order.</summary>
    public int Slots => _words == 0 ? 0 : _bits.Length / _words;

    /// <summary>The number of days from the period's first to the customer's first order in it, 0 for the first day; -1 when there is none.</summary>
    public int FirstDay(int key)
    {
        for (var word = 0; word < _words && key < Slots; word++)
        {
            if (_bits[(key * _words) + word] is var bits && bits != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return -1;
    }

    /// <summary>On how many days, from one to another counted from 0, both inside, the customer had an order.</summary>
    public int Days(int key, int from, int to)
    {
        if (key >= Slots)
        {
            return 0;
        }

        var days = 0;
        for (var day = Math.Max(0, from); day <= Math.Min(to, Period.Days - 1);)
        {
            var word = day >> 6;
            var end = Math.Min(((word + 1) << 6) - 1, Math.Min(to, Period.Days - 1));
            var mask = (ulong.MaxValue << (day & 63)) & (ulong.MaxValue >> (63 - (end & 63)));
            days += BitOperations.PopCount(_bits[(key * _words) + word] & mask);
            day = end + 1;
        }

        return days;
    }

    /// <summary>On how many days the customer had an order.</summary>
    public int Days(int key) => Days(key, 0, Period.Days - 1);
}
