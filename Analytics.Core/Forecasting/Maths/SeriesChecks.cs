namespace Analytics.Core.Forecasting.Maths;

/// <summary>What every model asks of a series before it looks closer.</summary>
internal static class SeriesChecks
{
    /// <summary>The largest size of a value that sums of squares survive.</summary>
    public const double Largest = 1e150;

    /// <summary>Null when the series has no missing or unusable value and at least <paramref name="needed"/> steps; else the refusal.</summary>
    public static ForecastOutcome? Refuse(ForecastSeries series, int needed)
    {
        var had = 0;
        var missing = false;
        foreach (var value in series.Values)
        {
            if (double.IsNaN(value))
            {
                missing = true;
            }
            else if (!(Math.Abs(value) <= Largest))
            {
                return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotFinite, 0, had));
            }
            else
            {
                had++;
            }
        }

        if (had == 0)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoObservations, Math.Max(1, needed), 0));
        }

        if (had < needed)
        {
            return ForecastOutcome.TooShort(needed, had);
        }

        return missing ? ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.MissingValues, 0, had)) : null;
    }

    /// <summary>The last <paramref name="most"/> values, or all.</summary>
    public static double[] Recent(double[] values, int? most) =>
        most is { } count && count < values.Length ? values[^count..] : values;
}
