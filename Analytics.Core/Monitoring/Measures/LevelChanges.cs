using Analytics.Core.Forecasting;

namespace Analytics.Core.Monitoring;

/// <summary>Days on which a measure's level changed.</summary>
public static class LevelChanges
{
    /// <summary>The first days of new levels, by <see cref="ChangePoints"/> over the values since the last hole.</summary>
    /// <param name="points">A value for each day, the earliest first.</param>
    public static IReadOnlyList<DateOnly> Of(IReadOnlyList<KeyMeasurePoint> points)
    {
        var first = points.Count;
        while (first > 0 && points[first - 1].Value.Value is not null)
        {
            first--;
        }

        if (points.Count - first < ChangePoints.LeastDays)
        {
            return [];
        }

        var values = points.Skip(first).Select(static point => (double)point.Value.Value!.Value).ToArray();
        return [.. ChangePoints.Find(values, points[first].Day.DayOfWeek).Select(change => points[first + change.Index].Day)];
    }
}
