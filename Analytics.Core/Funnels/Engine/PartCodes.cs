using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Engine;

/// <summary>Which part of a funnel an attempt belongs to, by its first step.</summary>
internal sealed class PartCodes
{
    private readonly EventTrait? _by;
    private readonly EventLog _log;
    private readonly EventColumn? _column;
    private readonly int _firstDay;

    public PartCodes(EventLog log, EventTrait? by, int firstDay, int days)
    {
        (_log, _by, _firstDay) = (log, by, firstDay);
        _column = by is null || by.IsTime ? null : log.Column(by);
        Count = by is null ? 1
            : by.Field switch
            {
                EventField.Hour => 25,
                EventField.Weekday => 8,
                EventField.Day or EventField.Week or EventField.Month => days + 1,
                _ => _column!.Names.Count,
            };
    }

    /// <summary>How many codes there are; 0 stands for "none".</summary>
    public int Count { get; }

    /// <summary>Whether parts are in time's order rather than by size.</summary>
    public bool IsTime => _by?.IsTime == true;

    /// <summary>The code of an attempt.</summary>
    /// <param name="place">The first step's place in the log.</param>
    /// <param name="person">The person's place.</param>
    /// <param name="time">The first step's time.</param>
    public int Of(int place, int person, int time)
    {
        if (_by is null)
        {
            return 0;
        }

        if (_column is not null)
        {
            return _column.CodeAt(place, person);
        }

        return time == EventLog.Undated ? 0 : _by.Field switch
        {
            EventField.Hour => (_log.HourOfWeek(time) % 24) + 1,
            EventField.Weekday => (_log.HourOfWeek(time) / 24) + 1,
            _ => _log.DayNumber(time) - _firstDay + 1,
        };
    }

    /// <summary>The part's key and what to show. Several codes may have one: days of a month do.</summary>
    public DimensionValue ValueOf(int code)
    {
        if (code == 0)
        {
            return new DimensionValue(DimensionValue.UnknownKey, "Unknown");
        }

        if (_column is not null)
        {
            return new DimensionValue(_column.Names[code], _column.Names[code]);
        }

        if (_by!.Field is EventField.Hour or EventField.Weekday)
        {
            var number = (_by.Field == EventField.Hour ? code - 1 : code).ToString(CultureInfo.InvariantCulture);
            return new DimensionValue(number, number);
        }

        var day = DateOnly.FromDayNumber(_firstDay + code - 1);
        var start = _by.Field switch
        {
            EventField.Week => _log.WeekOf(day),
            EventField.Month => new DateOnly(day.Year, day.Month, 1),
            _ => day,
        };
        var key = start.ToString(_by.Field == EventField.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DimensionValue(key, key, start);
    }
}
