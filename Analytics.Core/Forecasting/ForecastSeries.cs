namespace Analytics.Core.Forecasting;

/// <summary>A series at equal steps, oldest value first: what every model is fitted to.</summary>
/// <param name="Values">The observations, in the measure's own unit; <see cref="double.NaN"/> is a missing one. Models never write to it.</param>
/// <param name="Season">The main period m in steps; 1 when there is none.</param>
/// <param name="Seasons">All periods in steps, ascending, the main one among them (7 and 365 for days); empty when there is none.</param>
/// <param name="NonNegative">Whether the measure cannot be below zero.</param>
/// <param name="Start">The first observation's date, where the series has dates.</param>
/// <param name="Grain">The calendar step, where the series has dates.</param>
public sealed record ForecastSeries(
    double[] Values,
    int Season,
    int[] Seasons,
    bool NonNegative,
    DateOnly? Start = null,
    ForecastGrain? Grain = null)
{
    /// <summary>A series with one period, or none (<paramref name="season"/> = 1).</summary>
    public ForecastSeries(double[] values, int season = 1, bool nonNegative = false)
        : this(values, season, season > 1 ? [season] : [], nonNegative)
    {
    }

    /// <summary>Number of steps, missing ones among them.</summary>
    public int Length => Values.Length;

    /// <summary>The first <paramref name="count"/> steps, as they were known then.</summary>
    public ForecastSeries Head(int count) => this with { Values = Values[..count] };

    /// <summary>The last <paramref name="count"/> steps; the start moves along.</summary>
    public ForecastSeries Tail(int count) => count >= Length
        ? this
        : this with { Values = Values[^count..], Start = DateAt(Length - count) };

    /// <summary>The same steps with other values.</summary>
    public ForecastSeries With(double[] values) => this with { Values = values };

    /// <summary>The date of step <paramref name="index"/> (0 is the first; steps after the end are allowed), or null without dates.</summary>
    public DateOnly? DateAt(int index) => Start is { } start && Grain is { } grain
        ? grain switch
        {
            ForecastGrain.Day => start.AddDays(index),
            ForecastGrain.Week => start.AddDays(7 * index),
            ForecastGrain.Month => start.AddMonths(index),
            ForecastGrain.Quarter => start.AddMonths(3 * index),
            _ => start.AddYears(index),
        }
        : null;
}
