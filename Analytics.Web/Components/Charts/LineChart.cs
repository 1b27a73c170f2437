using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds a line over time: the period, what of it is not finished dashed, and the comparison grey and dashed.</summary>
public static class LineChart
{
    private const int MarkedPoints = 62;

    /// <summary>Draws one measure of a result whose first dimension is a bucket of time.</summary>
    /// <param name="result">The answer, its rows in time's order.</param>
    /// <param name="measure">The place of the measure in the query.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="marks">What stands out, by day; null for nothing.</param>
    public static ChartView Build(QueryResult result, int measure, Formatter format, string title, MeasureMarks? marks = null)
    {
        var definition = MeasureCatalog.Of(result.Query.Measures[measure]);
        var grain = result.Query.By[0];
        var rows = result.Rows;
        var values = rows.Select(r => ChartText.Number(r.Values[measure].Value)).ToArray();
        var kept = Thinning.Keep(values);
        var compared = rows.Any(r => r.Comparison is not null);

        string[] days = [.. kept.Select(i => At(rows[i].Keys[0], grain))];
        double?[] now = [.. kept.Select(i => rows[i].IsUnfinished ? null : values[i])];
        double?[] before = [.. kept.Select(i => ChartText.Number(rows[i].Comparison?[measure].Value))];
        // With their neighbours, so that the dots join the line: the first bucket may begin before the period, the last end after it.
        var unfinished = kept.Select((i, at) => rows[i].IsUnfinished
            || (at + 1 < kept.Count && rows[kept[at + 1]].IsUnfinished)
            || (at > 0 && rows[kept[at - 1]].IsUnfinished)).ToArray();
        double?[] open = [.. kept.Select((i, at) => unfinished[at] ? values[i] : null)];
        string[] words = [.. kept.Select(i => Hover(result, rows[i], measure, definition, grain, format))];

        var marked = kept.Count <= MarkedPoints;
        var mode = marked ? "lines+markers" : "lines";
        var traces = new List<ChartTrace>();
        if (compared)
        {
            traces.Add(new LineTrace { Name = "Comparison", X = days, Y = before, Line = new("var(--series-compare)", 1.5, "dash"), Hoverinfo = "skip" });
        }

        var canFill = values.All(v => v is null or >= 0);
        traces.Add(new LineTrace
        {
            Name = ChartText.Encode(definition.Label),
            X = days,
            Y = now,
            Mode = mode,
            Line = new("var(--series-1)", 2.25),
            Marker = marked ? new MarkerStyle("var(--series-1)", 5) : null,
            Fill = canFill ? "tozeroy" : null,
            Fillcolor = canFill ? "var(--series-fill)" : null,
            Hovertext = words,
        });
        if (rows.Any(r => r.IsUnfinished))
        {
            traces.Add(new LineTrace
            {
                Name = "Not finished",
                X = days,
                Y = open,
                Mode = mode,
                Line = new("var(--series-1)", 2, "dot"),
                Marker = marked ? new MarkerStyle("var(--series-1)", 5, kept.Select(i => rows[i].IsUnfinished ? 0.55 : 0).ToArray()) : null,
                Hovertext = words,
            });
        }

        var known = now.Concat(open).Concat(before).Where(v => v is not null).Select(v => v!.Value).ToArray();
        var ticks = NiceScale.Ticks(known.DefaultIfEmpty(0).Min(), known.DefaultIfEmpty(0).Max());
        var layout = new ChartLayout
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
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, definition.Unit)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var sources = traces.Select(_ => kept).ToList();
        if (marks is not null && grain == Dimension.Day)
        {
            int[] odd = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Keys[0].Start is { } day && marks.Odd.Contains(day))];
            DateOnly[] changes = [.. marks.Changes.Where(day => rows.Any(row => row.Keys[0].Start == day))];
            if (odd.Length > 0)
            {
                traces.Add(MarkTraces.Odd([.. odd.Select(i => At(rows[i].Keys[0], grain))], [.. odd.Select(i => values[i])]));
                sources.Add(odd);
            }

            if (changes.Length > 0)
            {
                traces.Add(MarkTraces.Changes(changes, ticks[0], ticks[^1]));
                sources.Add([.. Enumerable.Repeat(-1, 3 * changes.Length)]);
            }
        }

        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(result, measure, definition, grain, format, compared), Summary(result, measure, definition, grain, format, title), sources);
    }

    private static string At(DimensionValue value, Dimension grain) => grain == Dimension.Hour
        ? value.Key + ":00"
        : (value.Start ?? default).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hover(QueryResult result, QueryRow row, int measure, MeasureDefinition definition, Dimension grain, Formatter format)
    {
        var lines = new List<string>
        {
            ChartText.Encode(format.Bucket(row.Keys[0], grain)) + (row.IsUnfinished ? " (not finished)" : string.Empty),
            $"<b>{ChartText.Encode(format.Exact(row.Values[measure].Value, definition.Unit))}</b>",
        };
        if (row.Comparison is { } before)
        {
            var was = before[measure];
            var change = Change.Between(row.Values[measure], was, definition);
            lines.Add($"before: {ChartText.Encode(format.Exact(was.Value, definition.Unit))}" + (change is { } c ? $" ({ChartText.Encode(format.Change(c, definition.Unit))})" : string.Empty));
        }

        if (definition.IsAdditive && result.Totals[measure].Value is > 0m and var total && row.Values[measure].Value is { } value)
        {
            lines.Add($"{ChartText.Encode(format.Share(value / total))} of the period");
        }

        return string.Join("<br>", lines);
    }

    private static ChartTable Table(QueryResult result, int measure, MeasureDefinition definition, Dimension grain, Formatter format, bool compared)
    {
        var unit = format.UnitOf(definition.Unit);
        var head = unit.Length == 0 ? definition.Label : $"{definition.Label} ({unit})";
        var rows = result.Rows.Select(row =>
        {
            var cells = new List<string>
            {
                format.Bucket(row.Keys[0], grain) + (row.IsUnfinished ? " (not finished)" : string.Empty),
                format.Cell(row.Values[measure].Value, definition.Unit),
            };
            if (compared)
            {
                cells.Add(row.Comparison is { } before ? format.Cell(before[measure].Value, definition.Unit) : Formatter.NotAvailable);
                cells.Add(row.Comparison is { } was && Change.Between(row.Values[measure], was[measure], definition) is { } change ? format.Change(change, definition.Unit) : Formatter.NotAvailable);
            }

            return (IReadOnlyList<string>)cells;
        });
        return new ChartTable(compared ? [DimensionCatalog.Of(grain).Label, head, "Before", "Change"] : [DimensionCatalog.Of(grain).Label, head], [.. rows]);
    }

    private static string Summary(QueryResult result, int measure, MeasureDefinition definition, Dimension grain, Formatter format, string title)
    {
        var finished = result.Rows.Where(r => !r.IsUnfinished && r.Values[measure].Value is not null).ToArray();
        if (finished.Length == 0)
        {
            return $"{title}: nothing to draw.";
        }

        var high = finished.MaxBy(r => r.Values[measure].Value)!;
        var low = finished.MinBy(r => r.Values[measure].Value)!;
        return $"{title}: {format.Exact(result.Totals[measure].Value, definition.Unit)} in all, {finished.Length} points; "
            + $"highest {format.Compact(high.Values[measure].Value, definition.Unit)} in {format.Bucket(high.Keys[0], grain)}, "
            + $"lowest {format.Compact(low.Values[measure].Value, definition.Unit)} in {format.Bucket(low.Keys[0], grain)}.";
    }
}
