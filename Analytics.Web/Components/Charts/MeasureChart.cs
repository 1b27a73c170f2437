using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Monitoring;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds a key measure's history: the values as a line, what was expected of each day grey and dashed, anomalies and changes of level marked, target and fixed limits across.</summary>
public static class MeasureChart
{
    /// <summary>Draws values by day or by hour; null when none is known.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="points">Its values, the earliest first.</param>
    /// <param name="residuals">What was expected of each of them; empty where nothing was.</param>
    /// <param name="changes">The first days of new levels.</param>
    /// <param name="grain">By day or by hour.</param>
    /// <param name="format">How numbers are written.</param>
    public static ChartView? Build(
        KeyMeasure measure, IReadOnlyList<KeyMeasurePoint> points, IReadOnlyList<DayResidual> residuals, IReadOnlyList<DateOnly> changes, KeyMeasureGrain grain, Formatter format)
    {
        double?[] values = [.. points.Select(static p => ChartText.Number(p.Value.Value))];
        if (Array.TrueForAll(values, static v => v is null))
        {
            return null;
        }

        var kept = Thinning.Keep(values);
        string[] at = [.. kept.Select(i => At(points[i].At, grain))];
        var traces = new List<ChartTrace>();
        if (residuals.Count == points.Count)
        {
            traces.Add(new LineTrace
            {
                Name = "Expected",
                X = at,
                Y = [.. kept.Select(i => residuals[i] == default ? null : ChartText.Number(residuals[i].Expected))],
                Line = new("var(--series-compare)", 1.5, "dash"),
                Hoverinfo = "skip",
            });
        }

        traces.Add(new LineTrace
        {
            Name = ChartText.Encode(measure.Name),
            X = at,
            Y = [.. kept.Select(i => values[i])],
            Line = new("var(--series-1)", 2),
            Hovertext = kept.Select(i => Hover(measure, points[i], Residual(residuals, points, i), grain, format)).ToArray(),
        });
        int[] odd = [.. Enumerable.Range(0, points.Count).Where(i => Residual(residuals, points, i) is { IsAnomaly: true })];
        if (odd.Length > 0)
        {
            traces.Add(MarkTraces.Odd([.. odd.Select(i => At(points[i].At, grain))], [.. odd.Select(i => values[i])]));
        }

        foreach (var (name, limit, colour) in Limits(measure))
        {
            traces.Add(new LineTrace { Name = name, X = [at[0], at[^1]], Y = [(double)limit, (double)limit], Line = new(colour, 1.5, "dot"), Hoverinfo = "skip" });
        }

        var layout = ForecastChart.Layout(traces.OfType<LineTrace>().SelectMany(static t => t.Y), measure.Unit, format);
        var shown = changes.Where(day => day >= points[0].Day && day <= points[^1].Day).ToArray();
        if (shown.Length > 0 && layout.Yaxis.Range is double[] range)
        {
            traces.Add(MarkTraces.Changes(shown, range[0], range[^1]));
        }

        var title = $"{measure.Name} over time";
        return new ChartView(
            new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")),
            Table(measure, points, residuals, shown, grain, format),
            Summary(measure, points, odd, shown, grain, format),
            [.. traces.Select(_ => (IReadOnlyList<int>)kept)]);
    }

    private static DayResidual? Residual(IReadOnlyList<DayResidual> residuals, IReadOnlyList<KeyMeasurePoint> points, int i) =>
        residuals.Count == points.Count && residuals[i] != default ? residuals[i] : null;

    private static IEnumerable<(string Name, decimal Value, string Colour)> Limits(KeyMeasure measure)
    {
        if (measure.Target is { } target)
        {
            yield return ("Target", target.Value, "var(--good)");
        }

        foreach (var threshold in measure.Thresholds.Where(static t => t.Kind == ThresholdKind.Fixed))
        {
            yield return (AlertWords.Of(threshold.Severity), threshold.Limit, threshold.Severity == AlertSeverity.Critical ? "var(--bad)" : "var(--warn-line)");
        }
    }

    private static string At(DateTime at, KeyMeasureGrain grain) => at.ToString(grain == KeyMeasureGrain.Hour ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(DateTime at, KeyMeasureGrain grain, Formatter format) => at.ToString(grain == KeyMeasureGrain.Hour ? "ddd d MMM, HH:00" : "ddd d MMM yyyy", format.Culture);

    private static string Hover(KeyMeasure measure, KeyMeasurePoint point, DayResidual? residual, KeyMeasureGrain grain, Formatter format) =>
        $"{ChartText.Encode(Name(point.At, grain, format))}<br><b>{ChartText.Encode(format.Exact(point.Value.Value, measure.Unit))}</b>"
        + (residual is { } r ? $"<br>{(r.IsAnomaly ? "stands out: " : string.Empty)}about {ChartText.Encode(format.Short(r.Expected, measure.Unit))} was to be expected" : string.Empty);

    private static ChartTable Table(
        KeyMeasure measure, IReadOnlyList<KeyMeasurePoint> points, IReadOnlyList<DayResidual> residuals, IReadOnlyList<DateOnly> changes, KeyMeasureGrain grain, Formatter format)
    {
        var unit = format.UnitOf(measure.Unit);
        var hasExpected = residuals.Count == points.Count;
        string[] head = [grain == KeyMeasureGrain.Hour ? "Hour" : "Day", unit.Length == 0 ? measure.Name : $"{measure.Name} ({unit})"];
        var rows = points.Select((point, i) =>
        {
            string[] cells = [Name(point.At, grain, format), format.Cell(point.Value.Value, measure.Unit)];
            var residual = Residual(residuals, points, i);
            string mark = residual is { IsAnomaly: true } ? "stands out" : changes.Contains(point.Day) && grain == KeyMeasureGrain.Day ? "level changed" : string.Empty;
            return (IReadOnlyList<string>)(hasExpected ? [.. cells, residual is { } r ? format.InTable(r.Expected, measure.Unit) : Formatter.NotAvailable, mark] : cells);
        });
        return new ChartTable(hasExpected ? [.. head, "Expected", "Marked"] : head, [.. rows.Reverse()]);
    }

    private static string Summary(KeyMeasure measure, IReadOnlyList<KeyMeasurePoint> points, int[] odd, DateOnly[] changes, KeyMeasureGrain grain, Formatter format)
    {
        var known = points.Where(static p => p.Value.Value is not null).ToArray();
        var high = known.MaxBy(static p => p.Value.Value);
        var low = known.MinBy(static p => p.Value.Value);
        var text = $"{measure.Name}: {known.Length.ToString(CultureInfo.InvariantCulture)} values, the last {format.Exact(known[^1].Value.Value, measure.Unit)}; "
            + $"highest {format.Compact(high.Value.Value, measure.Unit)} on {Name(high.At, grain, format)}, lowest {format.Compact(low.Value.Value, measure.Unit)} on {Name(low.At, grain, format)}.";
        text += odd.Length == 0 ? string.Empty : $" {(odd.Length == 1 ? "One day stands" : $"{odd.Length.ToString(CultureInfo.InvariantCulture)} days stand")} out, the last {Name(points[odd[^1]].At, grain, format)}.";
        return text + (changes.Length == 0 ? string.Empty : $" The level changed on {string.Join(", ", changes.Select(format.Day))}.");
    }
}
