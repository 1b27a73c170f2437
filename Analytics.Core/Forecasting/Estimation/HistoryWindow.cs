namespace Analytics.Core.Forecasting.Estimation;

/// <summary>The stretch of a series that a model is fitted to: leading gaps and too old history left out, checked once.</summary>
internal sealed class HistoryWindow
{
    /// <summary>Values beyond this size make squares overflow.</summary>
    private const double Largest = 1e150;

    private HistoryWindow(double[] values, int offset, int observed, double scale, bool constant, bool positive)
    {
        Values = values;
        Offset = offset;
        Observed = observed;
        Scale = scale;
        IsConstant = constant;
        IsPositive = positive;
    }

    /// <summary>The values, the first one observed; NaN is missing.</summary>
    public double[] Values { get; }

    /// <summary>Index of the first value in the series.</summary>
    public int Offset { get; }

    /// <summary>Number of values that are not missing.</summary>
    public int Observed { get; }

    /// <summary>The values' mean size, by which they are divided for the search; 1 when all are zero.</summary>
    public double Scale { get; }

    /// <summary>Whether all observed values are equal.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether all observed values are above zero.</summary>
    public bool IsPositive { get; }

    /// <summary>Whether a value inside is missing.</summary>
    public bool HasMissing => Observed < Values.Length;

    /// <summary>The window of the last <paramref name="longest"/> steps, or why there is none.</summary>
    public static HistoryWindow? TryCreate(ForecastSeries series, int needed, int longest, out ForecastOutcome? refusal)
    {
        refusal = null;
        var all = series.Values;
        var offset = Math.Max(0, all.Length - longest);
        while (offset < all.Length && double.IsNaN(all[offset]))
        {
            offset++;
        }

        var observed = 0;
        var size = 0.0;
        bool constant = true, positive = true;
        for (var t = offset; t < all.Length; t++)
        {
            var value = all[t];
            if (double.IsNaN(value))
            {
                continue;
            }

            if (!(Math.Abs(value) <= Largest))
            {
                refusal = ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotFinite, 0, observed));
                return null;
            }

            observed++;
            size += Math.Abs(value);
            constant &= value == all[offset];
            positive &= value > 0;
        }

        if (observed == 0)
        {
            refusal = ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoObservations, needed, 0));
            return null;
        }

        if (observed < needed)
        {
            refusal = ForecastOutcome.TooShort(needed, observed);
            return null;
        }

        var scale = size / observed;
        return new HistoryWindow(all[offset..], offset, observed, scale > 0 ? scale : 1, constant, positive);
    }

    /// <summary>The values divided by <see cref="Scale"/>.</summary>
    public double[] Scaled()
    {
        var scaled = new double[Values.Length];
        for (var t = 0; t < scaled.Length; t++)
        {
            scaled[t] = Values[t] / Scale;
        }

        return scaled;
    }

    /// <summary>A copy with gaps closed by straight lines between their neighbours (the nearest value at the end).</summary>
    public static double[] Interpolate(ReadOnlySpan<double> values)
    {
        var filled = values.ToArray();
        var last = -1;
        for (var t = 0; t <= filled.Length; t++)
        {
            if (t < filled.Length && double.IsNaN(filled[t]))
            {
                continue;
            }

            for (var gap = last + 1; gap < t; gap++)
            {
                filled[gap] = last < 0 ? filled[t]
                    : t == filled.Length ? filled[last]
                    : filled[last] + ((filled[t] - filled[last]) * (gap - last) / (t - last));
            }

            last = t;
        }

        return filled;
    }

    /// <summary>One-step forecasts of the window as an array as long as the series, NaN before the window.</summary>
    public double[] Pad(double[] fitted)
    {
        if (Offset == 0)
        {
            return fitted;
        }

        var padded = new double[Offset + fitted.Length];
        Array.Fill(padded, double.NaN, 0, Offset);
        fitted.CopyTo(padded, Offset);
        return padded;
    }

    /// <summary>The warnings that any model gives about its data.</summary>
    public List<ForecastWarning> Warnings(ForecastSeries series, int longest)
    {
        var warnings = new List<ForecastWarning>();
        if (series.Length > longest)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.HistoryCut, $"The last {longest} steps were used."));
        }

        if (IsConstant)
        {
            warnings.Add(Values[0] == 0
                ? new ForecastWarning(ForecastWarningKind.AllZero, "All values are zero.")
                : new ForecastWarning(ForecastWarningKind.Constant, "All values are equal."));
        }

        return warnings;
    }
}
