namespace Analytics.Core.Forecasting.Files;

/// <summary>A series of a file.</summary>
/// <param name="Id">Its <c>unique_id</c>.</param>
/// <param name="Values">Values at equal steps; <see cref="double.NaN"/> where a step has no row or no value.</param>
/// <param name="First">The first step's number, where <c>ds</c> is an integer.</param>
/// <param name="Start">The first step's date, where <c>ds</c> is a date.</param>
/// <param name="Grain">The calendar step, where <c>ds</c> is a date.</param>
/// <param name="Step">Numbers between steps, or calendar steps between observations (14 days are two weeks' step: 2).</param>
/// <param name="MonthEnds">Whether dates are the last days of their months.</param>
public sealed record NamedSeries(
    string Id, double[] Values, long First, DateOnly? Start, ForecastGrain? Grain, int Step = 1, bool MonthEnds = false)
{
    /// <summary>The <c>ds</c> of a step after the end (0 is the first).</summary>
    public string Label(int ahead)
    {
        var index = Values.Length + ahead;
        if (Start is not { } start)
        {
            return (First + ((long)index * Step)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var date = new ForecastSeries(Values, 1, [], false, start, Grain).DateAt(index * Step)!.Value;
        if (MonthEnds)
        {
            date = new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
        }

        return date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The series to forecast.</summary>
    /// <param name="main">The main period asked for; null takes the first of those found, or the calendar's.</param>
    /// <param name="found">Periods found; those of which there are not two in the history are left out.</param>
    public ForecastSeries ToSeries(int? main, IReadOnlyList<int> found)
    {
        var known = Values.Where(static v => !double.IsNaN(v)).ToList();
        var fitting = found.Append(main ?? 1).Where(p => p > 1 && Values.Length >= 2 * p).Distinct().Order().ToArray();
        var season = main ?? SeasonDetector.Main(fitting, Step == 1 ? Grain : null, Values.Length);
        return new ForecastSeries(Values, season, fitting, known.TrueForAll(static v => v >= 0), Step == 1 ? Start : null, Step == 1 ? Grain : null);
    }
}
