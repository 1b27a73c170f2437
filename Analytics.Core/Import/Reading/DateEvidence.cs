using System.Text;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Reading;

/// <summary>Weighs in which order the dates of a column are written: each value rules orders out, and so does the order of time.</summary>
internal sealed class DateEvidence(int latestYear)
{
    private const int FewestSteps = 20;
    private const int FewestFalls = 3;

    private readonly Trend _dayFirstTrend = new();
    private readonly Trend _monthFirstTrend = new();
    private long _yearFirst;
    private long _shortYearFirst;
    private long _unix;
    private long _onlyDayFirst;
    private long _onlyMonthFirst;
    private long _differ;
    private string? _differExample;

    /// <summary>Values of the sample that are dates in some order.</summary>
    public long Sampled { get; private set; }

    /// <summary>Values of the sample that may be seconds or milliseconds since 1970.</summary>
    public long SampledUnix => _unix;

    /// <summary>Whether later values may still decide something.</summary>
    public bool IsOpen => _yearFirst < Sampled;

    /// <summary>Whether values themselves decide between day and month first.</summary>
    public bool IsDecided => _onlyDayFirst + _onlyMonthFirst > 0 && Decide(out _) is not null;

    /// <summary>A value that both orders can read, with different results; null when there is none.</summary>
    public string? Example => _differExample;

    /// <summary>The order, where the evidence decides; null when it does not.</summary>
    /// <param name="reason">Why, in words.</param>
    public DateOrder? Decide(out string reason)
    {
        var dayOrMonthFirst = _onlyDayFirst + _onlyMonthFirst + _differ;
        if (_yearFirst > dayOrMonthFirst)
        {
            reason = "year first";
            return DateOrder.YearMonthDay;
        }

        if (_onlyDayFirst > _onlyMonthFirst * 10)
        {
            reason = $"day first: {_onlyDayFirst:N0} values have a day above 12 there";
            return DateOrder.DayMonthYear;
        }

        if (_onlyMonthFirst > _onlyDayFirst * 10)
        {
            reason = $"month first: {_onlyMonthFirst:N0} values have a day above 12 behind it";
            return DateOrder.MonthDayYear;
        }

        if (_onlyDayFirst + _onlyMonthFirst == 0 && _differ == 0)
        {
            reason = _shortYearFirst > 0 ? "year first, two digits" : "both orders read the same";
            return _shortYearFirst > 0 && Sampled == _shortYearFirst ? DateOrder.YearMonthDay : DateOrder.DayMonthYear;
        }

        return DecideByTrend(out reason);
    }

    /// <summary>Adds one value.</summary>
    public void Add(ReadOnlySpan<byte> cell, bool isSample)
    {
        if (cell[0] is not (>= (byte)'0' and <= (byte)'9') && (cell[0] | 0x20) is not (>= 'a' and <= 'z'))
        {
            return;
        }

        var isYearFirst = DateParser.TryParse(cell, DateOrder.YearMonthDay, latestYear, out var yearFirst);
        if (isYearFirst && !yearFirst.HasTwoDigitYear)
        {
            // Month names are read alike in every order and prove nothing, and the year in front proves itself.
            _yearFirst++;
            Sampled += isSample ? 1 : 0;
            return;
        }

        var isDayFirst = DateParser.TryParse(cell, DateOrder.DayMonthYear, latestYear, out var dayFirst);
        var isMonthFirst = DateParser.TryParse(cell, DateOrder.MonthDayYear, latestYear, out var monthFirst);
        if (!isDayFirst && !isMonthFirst)
        {
            _shortYearFirst += isYearFirst ? 1 : 0;
            _unix += isSample && IsLikelyUnix(cell) ? 1 : 0;
            Sampled += isYearFirst && isSample ? 1 : 0;
            return;
        }

        Sampled += isSample ? 1 : 0;
        if (isDayFirst && isMonthFirst)
        {
            _dayFirstTrend.Add(dayFirst.Local);
            _monthFirstTrend.Add(monthFirst.Local);
            if (dayFirst.Local != monthFirst.Local)
            {
                _differ++;
                _differExample ??= Encoding.UTF8.GetString(cell);
            }
        }
        else if (isDayFirst)
        {
            _onlyDayFirst++;
        }
        else
        {
            _onlyMonthFirst++;
        }
    }

    private DateOrder? DecideByTrend(out string reason)
    {
        reason = string.Empty;
        if (_onlyDayFirst + _onlyMonthFirst > 0)
        {
            return null;
        }

        if (_dayFirstTrend.IsRising(FewestSteps) && _monthFirstTrend.IsOutOfOrder)
        {
            reason = "day first: the rows are in order of time that way, and not the other";
            return DateOrder.DayMonthYear;
        }

        if (_monthFirstTrend.IsRising(FewestSteps) && _dayFirstTrend.IsOutOfOrder)
        {
            reason = "month first: the rows are in order of time that way, and not the other";
            return DateOrder.MonthDayYear;
        }

        return null;
    }

    private bool IsLikelyUnix(ReadOnlySpan<byte> cell) =>
        DateParser.TryParse(cell, DateOrder.Unix, latestYear, out var date) && date.Local.Year is >= 1990 and <= 2100;

    private sealed class Trend
    {
        private DateTime _last = DateTime.MinValue;
        private long _up;
        private long _down;

        public bool IsOutOfOrder => _down >= FewestFalls;

        public bool IsRising(int fewest) => _down == 0 && _up >= fewest;

        public void Add(DateTime value)
        {
            _up += value > _last ? 1 : 0;
            _down += value < _last ? 1 : 0;
            _last = value;
        }
    }
}
