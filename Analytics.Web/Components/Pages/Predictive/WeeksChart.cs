using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds expected orders week by week over what came: the hidden weeks, what earlier runs told, and the weeks to come.</summary>
public static class WeeksChart
{
    private const int WholeWeek = 7;

    /// <summary>Draws the report; null where it has no week. A week that is cut short by the end of the hidden time stands in the table only.</summary>
    public static ChartView? Build(OrdersReport report, Formatter format, string title)
    {
        var all = report.Hidden.Concat(report.Earlier.SelectMany(static e => e)).Concat(report.Ahead).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var traces = new List<ChartTrace>();
        var sources = new List<IReadOnlyList<int>>();
        foreach (var run in report.Earlier)
        {
            Add(run, "Expected by an earlier run", static w => w.Expected, new("var(--series-compare)", 1.25, "dot"), 4);
            Add([.. run.Where(static w => w.Actual is not null)], "Actual", static w => w.Actual, new("var(--series-4)", 1.5), 5);
        }

        Add(report.Hidden, "Expected, hidden weeks", static w => w.Expected, new("var(--series-compare)", 2, "dash"), 5);
        Add(report.Hidden, "Actual", static w => w.Actual, new("var(--series-4)", 2.25), 6);
        Add(report.Ahead, "Expected", static w => w.Expected, new("var(--series-1)", 2.25, "dot"), 6);
        var ticks = NiceScale.Ticks(0, all.Max(static w => Math.Max(w.Expected, w.Actual ?? 0)));
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "date", Showline = true, Nticks = 8, Ticklabelstandoff = 4, Tickangle = 0 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Count)))],
                Range = new[] { 0, ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(all, format), Words(report, format, title), sources);

        void Add(IReadOnlyList<OrderWeek> weeks, string name, Func<OrderWeek, double?> value, LineStyle line, double size)
        {
            OrderWeek[] whole = [.. weeks.Where(static w => w.To.DayNumber - w.From.DayNumber + 1 >= WholeWeek)];
            if (whole.Length == 0)
            {
                return;
            }

            traces.Add(new LineTrace
            {
                Name = name,
                X = [.. whole.Select(static w => w.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
                Y = [.. whole.Select(w => ChartText.Number(value(w)))],
                Mode = "lines+markers",
                Line = line,
                Marker = new MarkerStyle(line.Color, size),
                Hovertext = whole.Select(w => Hover(w, format)).ToArray(),
            });
            sources.Add([.. whole.Select(static _ => -1)]);
        }
    }

    private static string Hover(OrderWeek week, Formatter format)
    {
        var lines = new List<string> { ChartText.Encode(format.Days(new Period(week.From, week.To))), $"<b>{ChartText.Encode(format.Plain(week.Expected, 1))}</b> expected" };
        if (week.Actual is { } actual)
        {
            lines.Add($"<b>{ChartText.Encode(format.Count(actual))}</b> came ({ChartText.Encode(Off(week.Expected, actual, format))})");
        }

        lines.Add((week.IsHidden ? "hidden from the model, which saw days to " : "told with days to ") + ChartText.Encode(format.Day(week.Seen)));
        return string.Join("<br>", lines);
    }

    /// <summary>How far the expectation was off, in percent of what came.</summary>
    public static string Off(double expected, long actual, Formatter format) => actual == 0
        ? Formatter.NotAvailable
        : format.Change((decimal)((expected - actual) / actual), MeasureUnit.Count);

    private static ChartTable Table(IReadOnlyList<OrderWeek> weeks, Formatter format) => new(
        ["Week", "Expected", "Actual", "Off", "Model saw days to", "Told"],
        [
            .. weeks.Select(w => (IReadOnlyList<string>)
            [
                format.Days(new Period(w.From, w.To)),
                format.Plain(w.Expected, 1),
                w.Actual is { } actual ? format.Count(actual) : "not over yet",
                w.Actual is { } came ? Off(w.Expected, came, format) : string.Empty,
                format.Day(w.Seen),
                w.IsHidden ? "on hidden time" : format.Instant(w.FittedAt),
            ]),
        ]);

    private static string Words(OrdersReport report, Formatter format, string title)
    {
        var ahead = report.Expected is { } expected
            ? $"{format.Plain(expected, 0)} expected over the next {report.Ahead.Count} weeks"
            : "no weeks ahead";
        var hidden = report.Hidden.Count == 0
            ? string.Empty
            : $"; on hidden weeks {format.Plain(report.Hidden.Sum(static w => w.Expected), 0)} expected and {format.Count(report.Hidden.Sum(static w => w.Actual ?? 0))} came";
        return $"{title}: {ahead}{hidden}.";
    }
}
