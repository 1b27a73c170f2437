using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>
/// Builds history and forecast: the past as a line with its anomalies marked, the step that is not finished dotted, the forecast in the same hue
/// lighter within its two bands, and a changed plan beside it.
/// </summary>
public static class ForecastChart
{
    /// <summary>Draws a forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="bands">The two levels to show, ascending.</param>
    /// <param name="whatIf">The changed plan; null without one.</param>
    /// <param name="shown">How many steps of history at most.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(ShopForecast forecast, IReadOnlyList<double> bands, WhatIfPlan? whatIf, int shown, Formatter format, string title)
    {
        var definition = MeasureCatalog.Of(forecast.Question.Measure);
        var history = forecast.History.Skip(Math.Max(0, forecast.History.Count - shown)).ToArray();
        var (narrow, wide) = (forecast.PlaceOf(bands[0]), forecast.PlaceOf(bands[1]));
        var traces = new List<ChartTrace>();
        var sources = new List<IReadOnlyList<int>>();

        // The bands and the forecast begin where the past ends, so that no gap is seen.
        var last = history[^1];
        string[] ahead = [At(last.Start), .. forecast.Steps.Select(s => At(s.Start))];
        foreach (var (level, colour) in new[] { (wide, "var(--band-wide)"), (narrow, "var(--band-narrow)") })
        {
            foreach (var edge in BandTraces.Of(
                format.Level(forecast.Levels[level]), ahead,
                [last.Value, .. forecast.Steps.Select(s => ChartText.Number(s.Lower[level]))],
                [last.Value, .. forecast.Steps.Select(s => ChartText.Number(s.Upper[level]))],
                colour))
            {
                Add(edge, ahead.Select(_ => -1));
            }
        }

        double?[] values = [.. history.Select(p => ChartText.Number(p.Value))];
        var kept = Thinning.Keep(values);
        Add(
            new LineTrace
            {
                Name = "History",
                X = [.. kept.Select(i => At(history[i].Start))],
                Y = [.. kept.Select(i => values[i])],
                Line = new("var(--series-1)", 2),
                Hovertext = kept.Select(i => Past(history[i], forecast, definition, format)).ToArray(),
            },
            kept);
        if (forecast.Unfinished is { } open)
        {
            Add(
                new LineTrace
                {
                    Name = "Not finished",
                    X = [At(last.Start), At(open.Start)],
                    Y = [last.Value, open.Value],
                    Mode = "lines+markers",
                    Line = new("var(--series-1)", 2, "dot"),
                    Marker = new("var(--series-1)", 5, new[] { 0, 0.6 }),
                    Hovertext = new[] { string.Empty, $"{ChartText.Encode(format.Step(open.Start, forecast.Question.Grain))} (not finished)<br><b>{ChartText.Encode(format.Full(open.Value, definition.Unit))}</b> so far" },
                },
                [-1, -1]);
        }

        if (forecast.Since.Count > 0)
        {
            Add(
                new LineTrace
                {
                    Name = "What came since",
                    X = [At(last.Start), .. forecast.Since.Select(static p => At(p.Start))],
                    Y = [last.Value, .. forecast.Since.Select(static p => ChartText.Number(p.Value))],
                    Line = new("var(--series-1)", 1.5, "dot"),
                    Hovertext = (string[])[string.Empty, .. forecast.Since.Select(p => Past(p, forecast, definition, format))],
                },
                Enumerable.Range(-1, forecast.Since.Count + 1).Select(i => i < 0 ? -1 : history.Length + i));
        }

        Add(
            new LineTrace
            {
                Name = "Forecast",
                X = ahead,
                Y = [last.Value, .. forecast.Steps.Select(s => ChartText.Number(s.Mean))],
                Line = new("var(--series-6)", 2.25),
                Hovertext = (string[])[string.Empty, .. forecast.Steps.Select(s => Future(s, forecast, narrow, wide, definition, format))],
            },
            Enumerable.Range(-1, ahead.Length).Select(i => i < 0 ? -1 : history.Length + i));
        if (whatIf is not null)
        {
            Add(
                new LineTrace
                {
                    Name = "What if",
                    X = [.. whatIf.Steps.Select(s => At(s.Start))],
                    Y = [.. whatIf.Steps.Select((s, i) => Differs(forecast, whatIf, i) ? ChartText.Number(s.Mean) : null)],
                    Line = new("var(--series-2)", 2, "dash"),
                    Hoverinfo = "skip",
                },
                whatIf.Steps.Select((_, i) => history.Length + i));
        }

        int[] odd = [.. Enumerable.Range(0, history.Length).Where(i => history[i].IsAnomaly)];
        if (odd.Length > 0)
        {
            Add(
                new LineTrace
                {
                    Name = "Stands out",
                    X = [.. odd.Select(i => At(history[i].Start))],
                    Y = [.. odd.Select(i => values[i])],
                    Mode = "markers",
                    Line = new("var(--series-4)", 0),
                    Marker = new("var(--series-4)", 8),
                    Hovertext = odd.Select(i => Past(history[i], forecast, definition, format)).ToArray(),
                },
                odd);
        }

        var layout = Layout(traces.OfType<LineTrace>().SelectMany(t => t.Y), definition.Unit, format);
        if (Changes(forecast, history[0].Start) is { Count: > 0 } changes && layout.Yaxis.Range is double[] range)
        {
            Add(MarkTraces.Changes(changes, range[0], range[^1]), Enumerable.Repeat(-1, 3 * changes.Count));
        }

        var figure = new ChartFigure(
            traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(forecast, history, narrow, wide, whatIf, definition, format), Summary(forecast, wide, definition, format, title), sources);

        void Add(LineTrace trace, IEnumerable<int> rows)
        {
            traces.Add(trace);
            sources.Add([.. rows]);
        }
    }

    /// <summary>The days from <paramref name="first"/> on with which a new level begins, where the history is by day; empty else.</summary>
    internal static IReadOnlyList<DateOnly> Changes(ShopForecast forecast, DateOnly first) =>
        forecast.Question.Grain != ForecastGrain.Day || forecast.History.Count < ChangePoints.LeastDays ? [] :
        [
            .. ChangePoints.Find([.. forecast.History.Select(static p => p.Value)], forecast.History[0].Start.DayOfWeek)
                .Select(change => forecast.History[change.Index].Start).Where(day => day >= first),
        ];

    /// <summary>A layout of values over time.</summary>
    internal static ChartLayout Layout(IEnumerable<double?> values, MeasureUnit unit, Formatter format)
    {
        var known = values.Where(v => v is not null).Select(v => v!.Value).DefaultIfEmpty(0).ToArray();
        var ticks = NiceScale.Ticks(known.Min(), known.Max());
        return new ChartLayout
        {
            Hovermode = "x",
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "date", Showline = true, Nticks = 8, Ticklabelstandoff = 4, Tickangle = 0 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Zeroline = ticks[0] < 0,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, unit)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
    }

    /// <summary>A day as the axis takes it.</summary>
    internal static string At(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Only where it leaves the forecast, with the steps at both sides, so that the lines join.
    private static bool Differs(ShopForecast forecast, WhatIfPlan whatIf, int step) =>
        Enumerable.Range(step - 1, 3).Any(i => i >= 0 && i < forecast.Steps.Count && !forecast.Steps[i].Mean.Equals(whatIf.Steps[i].Mean));

    private static string Past(HistoryPoint point, ShopForecast forecast, MeasureDefinition definition, Formatter format) =>
        ChartText.Encode(format.Step(point.Start, forecast.Question.Grain))
        + $"<br><b>{ChartText.Encode(format.Full(point.Value, definition.Unit))}</b>"
        + (point.IsAnomaly ? $"<br>stands out: {ChartText.Encode(format.Short(point.Expected, definition.Unit))} was to be expected" : string.Empty);

    private static string Future(PlanStep step, ShopForecast forecast, int narrow, int wide, MeasureDefinition definition, Formatter format)
    {
        return $"{ChartText.Encode(format.Step(step.Start, forecast.Question.Grain))}<br><b>{ChartText.Encode(format.Full(step.Mean, definition.Unit))}</b> expected{Range(narrow)}{Range(wide)}";

        string Range(int level) =>
            $"<br>{ChartText.Encode(format.Level(forecast.Levels[level]))}: {ChartText.Encode(format.Short(step.Lower[level], definition.Unit))} – {ChartText.Encode(format.Short(step.Upper[level], definition.Unit))}";
    }

    private static ChartTable Table(
        ShopForecast forecast, HistoryPoint[] history, int narrow, int wide, WhatIfPlan? whatIf, MeasureDefinition definition, Formatter format)
    {
        var unit = format.UnitOf(definition.Unit);
        var columns = new List<string> { "Step", unit.Length == 0 ? definition.Label : $"{definition.Label} ({unit})", "Expected" };
        foreach (var level in new[] { narrow, wide })
        {
            columns.Add($"Lower {format.Level(forecast.Levels[level])}");
            columns.Add($"Upper {format.Level(forecast.Levels[level])}");
        }

        if (whatIf is not null)
        {
            columns.Add("What if");
        }

        var rows = history.Select(p => Row(
            format.Step(p.Start, forecast.Question.Grain) + (p.IsAnomaly ? " (stands out)" : string.Empty), format.InTable(p.Value, definition.Unit),
            p.Expected is null ? string.Empty : format.InTable(p.Expected, definition.Unit), null, null));
        var coming = forecast.Steps.Select((s, i) => Row(
            format.Step(s.Start, forecast.Question.Grain) + (forecast.Unfinished?.Start == s.Start ? " (not finished)" : string.Empty),
            i < forecast.Since.Count ? format.InTable(forecast.Since[i].Value, definition.Unit)
                : forecast.Unfinished is { } open && open.Start == s.Start ? format.InTable(open.Value, definition.Unit) : string.Empty,
            format.InTable(s.Mean, definition.Unit), s, whatIf?.Steps[i]));
        return new ChartTable(columns, [.. rows.Concat(coming)]);

        IReadOnlyList<string> Row(string name, string actual, string expected, PlanStep? step, PlanStep? changed)
        {
            var cells = new List<string> { name, actual, expected };
            foreach (var level in new[] { narrow, wide })
            {
                cells.Add(step is null ? string.Empty : format.InTable(step.Lower[level], definition.Unit));
                cells.Add(step is null ? string.Empty : format.InTable(step.Upper[level], definition.Unit));
            }

            if (whatIf is not null)
            {
                cells.Add(changed is null ? string.Empty : format.InTable(changed.Mean, definition.Unit));
            }

            return cells;
        }
    }

    private static string Summary(ShopForecast forecast, int wide, MeasureDefinition definition, Formatter format, string title)
    {
        var odd = forecast.History.Count(p => p.IsAnomaly);
        return $"{title}: {format.Full(forecast.Total.Mean, definition.Unit)} expected in {format.Days(forecast.Days)}, "
            + $"{format.Level(forecast.Levels[wide])} between {format.Short(forecast.Total.Lower[wide], definition.Unit)} and {format.Short(forecast.Total.Upper[wide], definition.Unit)}, "
            + $"after {ForecastText.Steps(forecast.History.Count, forecast.Question.Grain)} of history"
            + (odd > 0 ? $" in which {odd} stand out." : ".");
    }
}
