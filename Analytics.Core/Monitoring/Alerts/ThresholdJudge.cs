using Analytics.Core.Forecasting;

namespace Analytics.Core.Monitoring;

/// <summary>Holds daily values against thresholds. Pure: the same values have the same answer.</summary>
public static class ThresholdJudge
{
    private const int Week = 7;

    /// <summary>Judges the last of the values.</summary>
    /// <param name="threshold">By what.</param>
    /// <param name="points">A value for each day, none missing, the earliest first.</param>
    /// <param name="windowDays">How many days each value looks back.</param>
    /// <param name="isOpen">Whether the alert is open, so that it ends only behind the hysteresis.</param>
    /// <returns>Null where nothing can be said: no value, no comparison, too few days.</returns>
    public static Judgement? Judge(Threshold threshold, IReadOnlyList<KeyMeasurePoint> points, int windowDays, bool isOpen)
    {
        if (points.Count == 0 || points[^1].Value.Value is not { } value)
        {
            return null;
        }

        var residuals = threshold.Kind == ThresholdKind.Anomaly ? Residuals(points) : [];
        if (At(threshold, points, residuals, windowDays, points.Count - 1) is not { } last)
        {
            return null;
        }

        var limit = isOpen ? Behind(threshold) : threshold.Limit;
        if (!IsBeyond(threshold, limit, value, last.Distance))
        {
            return new Judgement(false, value, last.Against, last.Distance, null);
        }

        var since = points.Count - 1;
        while (since > 0 && points[since - 1].Value.Value is { } earlier && At(threshold, points, residuals, windowDays, since - 1) is { } before
            && IsBeyond(threshold, Behind(threshold), earlier, before.Distance))
        {
            since--;
        }

        return new Judgement(true, value, last.Against, last.Distance, points[since].Day);
    }

    /// <summary>What trend and weekday let expect of each day, for a chart; empty where too few days are known.</summary>
    public static IReadOnlyList<DayResidual> Residuals(IReadOnlyList<KeyMeasurePoint> points)
    {
        // Only what is known without a hole can be told apart into trend and weekday.
        var first = points.Count;
        while (first > 0 && points[first - 1].Value.Value is not null)
        {
            first--;
        }

        var known = points.Skip(first).Select(static point => (double)point.Value.Value!.Value).ToArray();
        var judged = known.Length == 0 ? [] : DailyAnomalies.Find(known, points[first].Day.DayOfWeek);
        return judged.Count == 0 ? [] : [.. Enumerable.Repeat(default(DayResidual), first), .. judged];
    }

    /// <summary>The value that day <paramref name="i"/> is held against: the same weekday a week before, or the window before; null where there is none.</summary>
    public static decimal? Comparison(IReadOnlyList<KeyMeasurePoint> points, int windowDays, int i)
    {
        var before = windowDays == KeyMeasure.MonthToDate ? SameDayLastMonth(points, i) : i - (windowDays == 1 ? Week : windowDays);
        return before >= 0 && before < points.Count ? points[before].Value.Value : null;
    }

    private static int SameDayLastMonth(IReadOnlyList<KeyMeasurePoint> points, int i) => i - (points[i].Day.DayNumber - points[i].Day.AddMonths(-1).DayNumber);

    private static (decimal Against, decimal Distance)? At(
        Threshold threshold, IReadOnlyList<KeyMeasurePoint> points, IReadOnlyList<DayResidual> residuals, int windowDays, int i)
    {
        var value = points[i].Value.Value!.Value;
        switch (threshold.Kind)
        {
            case ThresholdKind.Fixed:
                return (threshold.Limit, value - threshold.Limit);
            case ThresholdKind.Change:
                return Comparison(points, windowDays, i) is { } before && before != 0 ? (before, (value - before) / Math.Abs(before)) : null;
            default:
                return residuals.Count == 0 || i >= residuals.Count ? null : ((decimal)residuals[i].Expected, (decimal)Math.Clamp(residuals[i].Z, -1e6, 1e6));
        }
    }

    private static bool IsBeyond(Threshold threshold, decimal limit, decimal value, decimal distance) => (threshold.Kind, threshold.Side) switch
    {
        (ThresholdKind.Fixed, ThresholdSide.Below) => value < limit,
        (ThresholdKind.Fixed, _) => value > limit,
        (_, ThresholdSide.Above) => distance > limit,
        (_, ThresholdSide.Below) => distance < -limit,
        _ => Math.Abs(distance) > limit,
    };

    // Where an open alert ends: a share of the limit back towards what is well.
    private static decimal Behind(Threshold threshold) => threshold switch
    {
        { Kind: ThresholdKind.Fixed, Side: ThresholdSide.Below } => threshold.Limit + (threshold.Hysteresis * Math.Abs(threshold.Limit)),
        { Kind: ThresholdKind.Fixed } => threshold.Limit - (threshold.Hysteresis * Math.Abs(threshold.Limit)),
        _ => threshold.Limit * (1 - threshold.Hysteresis),
    };
}
