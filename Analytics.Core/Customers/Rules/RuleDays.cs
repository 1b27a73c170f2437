using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>The number of the day of an instant, in the shop's zone; each day's first second is asked for once.</summary>
internal sealed class RuleDays
{
    private readonly int _first;
    private readonly long[] _starts;

    /// <summary>Takes the days of the data.</summary>
    public RuleDays(CustomerView view)
    {
        var span = view.Span!;
        _first = span.From.DayNumber;
        _starts = [.. Enumerable.Range(_first, span.Days).Select(n => view.StartOf(DateOnly.FromDayNumber(n)))];
    }

    /// <summary>The day's number; NaN for no instant.</summary>
    public double Of(long? seconds)
    {
        if (seconds is not { } at)
        {
            return double.NaN;
        }

        // A day has 86,400 seconds but for changes of the clock, so the guess is off by one at most.
        var index = (int)Math.Clamp((at - _starts[0]) / 86_400, 0, _starts.Length - 1);
        while (index > 0 && _starts[index] > at)
        {
            index--;
        }

        while (index + 1 < _starts.Length && _starts[index + 1] <= at)
        {
            index++;
        }

        return _first + index;
    }
}
