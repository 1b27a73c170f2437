using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.Components.Charts;

/// <summary>What stands out in a measure's days.</summary>
/// <param name="Odd">Days beyond 3.5 robust deviations from trend and weekday.</param>
/// <param name="Changes">First days of new levels.</param>
public sealed record MeasureMarks(IReadOnlySet<DateOnly> Odd, IReadOnlyList<DateOnly> Changes)
{
    /// <summary>How many days before a chart's first are needed to judge it.</summary>
    public const int DaysBefore = 190;

    /// <summary>Judges the first measure of an answer by day, unfinished days left out.</summary>
    public static MeasureMarks Of(QueryResult answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        KeyMeasurePoint[] points =
        [
            .. answer.Rows.Where(static row => !row.IsUnfinished && row.Keys[0].Start is not null)
                .Select(static row => new KeyMeasurePoint(row.Keys[0].Start!.Value.ToDateTime(default), row.Values[0])),
        ];
        var residuals = ThresholdJudge.Residuals(points);
        return new MeasureMarks(points.Where((_, i) => i < residuals.Count && residuals[i].IsAnomaly).Select(static point => point.Day).ToHashSet(), LevelChanges.Of(points));
    }
}
