using System.Globalization;

namespace Analytics.Core.Queries.Sql;

/// <summary>
/// The stretches of time that a rendered statement joins its lines to. Found by asking the zone what its clock shows every quarter of an hour
/// (every day in a zone without offset), independently of the column engine, so that the two can be held against each other.
/// </summary>
internal sealed class SqlCalendar(TimeZoneInfo zone, DayOfWeek weekStart)
{
    private const int StepSeconds = 900;

    /// <summary>One stretch: its seconds, whether it lies in the period, its cell, and the keys of the query's dimensions of time.</summary>
    internal sealed record Stretch(long Start, long End, bool InPeriod, int Cell, IReadOnlyList<string> Keys);

    /// <summary>The stretches from <paramref name="early"/> to the period's end; cells are cut by the buckets of time among <paramref name="dimensions"/>.</summary>
    public List<Stretch> Stretches(DateOnly early, Period period, IReadOnlyList<Dimension> dimensions, bool cellsByPeriod)
    {
        var stretches = new List<Stretch>();
        var buckets = dimensions.Where(d => DimensionCatalog.Of(d).IsTimeBucket).ToList();
        var cell = -1;
        string? lastCell = null;
        string? last = null;
        var preceding = period.Preceding().From;
        var begin = new DateTimeOffset(early.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds() - (2 * 86_400);
        var stop = new DateTimeOffset(period.To.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds() + (3 * 86_400);
        for (var at = begin; at < stop; at += StepSeconds)
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddSeconds(at), zone);
            var day = DateOnly.FromDateTime(local);
            if (day < early || day > period.To)
            {
                continue;
            }

            var inPeriod = day >= period.From;
            string[] keys = [.. dimensions.Select(d => Key(d, day, local.Hour))];
            var cellName = cellsByPeriod ? (inPeriod ? "now" : day >= preceding ? "before" : "earlier") : string.Join('|', buckets.Select(d => Key(d, day, local.Hour)));
            if (cellName != lastCell)
            {
                cell++;
                lastCell = cellName;
            }

            var name = string.Join('|', keys) + inPeriod + cell.ToString(CultureInfo.InvariantCulture);
            if (name == last)
            {
                stretches[^1] = stretches[^1] with { End = at + StepSeconds };
            }
            else
            {
                stretches.Add(new Stretch(at, at + StepSeconds, inPeriod, cell, keys));
                last = name;
            }
        }

        return stretches;
    }

    /// <summary>The first second of a day.</summary>
    public long StartOf(DateOnly day)
    {
        var at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds() - (2 * 86_400);
        while (DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddSeconds(at), zone)) < day)
        {
            at += StepSeconds;
        }

        return at;
    }

    /// <summary>The last day of the cell's last stretch.</summary>
    public DateOnly DayOf(long seconds) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddSeconds(seconds), zone));

    private string Key(Dimension dimension, DateOnly day, int hour) => dimension switch
    {
        Dimension.Hour => Iso(day) + "T" + hour.ToString("00", CultureInfo.InvariantCulture),
        Dimension.Weekday => (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        Dimension.HourOfDay => hour.ToString(CultureInfo.InvariantCulture),
        Dimension.Week => Iso(day.AddDays(-((7 + (int)day.DayOfWeek - (int)weekStart) % 7))),
        Dimension.Month => Iso(day.AddDays(1 - day.Day)),
        Dimension.Quarter => Iso(new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1)),
        Dimension.Year => Iso(new DateOnly(day.Year, 1, 1)),
        _ => Iso(day),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
