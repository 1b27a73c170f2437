using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Draws one customer's days: what was bought and given back on each, and what it came to.</summary>
public static class PurchaseChart
{
    private const double DayMilliseconds = 86_400_000;
    private const int Slots = 160;

    /// <summary>A bar up for each day's orders, one down for what came back.</summary>
    public static ChartView Orders(PurchaseTimeline timeline, Formatter format)
    {
        const string Title = "Orders over time";
        PurchaseDay[] days = [.. timeline.Days.Skip(Math.Max(0, timeline.Days.Count - ChartTrace.MaxPoints))];
        string[] at = [.. days.Select(At)];
        string[] words = [.. days.Select(d => Words(d, format))];
        // Wide enough to be seen over years, and never wider than a tenth of what is shown.
        var span = days[^1].Day.DayNumber - days[0].Day.DayNumber + 1;
        var width = Math.Max(1, (double)span / Slots) * DayMilliseconds;
        var traces = new List<ChartTrace> { Bars("Gross revenue", "var(--series-1)", d => (double)d.Gross) };
        if (days.Any(d => d.Returns > 0m))
        {
            traces.Add(Bars("Returned", "var(--series-4)", d => -(double)d.Returns));
        }

        var ticks = NiceScale.Ticks(-(double)days.Max(d => d.Returns), (double)days.Max(d => d.Gross));
        var rows = days.Select(d => (IReadOnlyList<string>)
        [
            format.Day(d.Day), format.Count(d.Orders), format.Cell(d.Gross, MeasureUnit.Money), format.Cell(d.Returns, MeasureUnit.Money), format.Cell(d.Net, MeasureUnit.Money),
        ]);
        var currency = format.Settings.Currency;
        var table = new ChartTable(["Day", "Orders", $"Gross revenue ({currency})", $"Returns ({currency})", $"Net revenue ({currency})"], [.. rows]);
        var best = days.MaxBy(d => d.Gross)!;
        var summary = $"{Title}: {format.Count(timeline.OrderDays)} days with an order; the largest {format.Exact(best.Gross, MeasureUnit.Money)} on {format.Day(best.Day)}.";
        return View(Title, traces, ticks, [days[0].Day, Later(days[^1].Day, timeline.AsOf)], format, table, summary, days.Length);

        BarTrace Bars(string name, string colour, Func<PurchaseDay, double> value) => new()
        {
            Name = name,
            Orientation = "v",
            X = at,
            Y = days.Select(d => (double?)value(d)).ToArray(),
            Width = width,
            Marker = new MarkerStyle(colour),
            Hovertext = words,
        };
    }

    /// <summary>Net revenue added up day by day, level in between.</summary>
    public static ChartView Cumulative(PurchaseTimeline timeline, Formatter format)
    {
        const string Title = "Cumulative net revenue";
        var days = timeline.Days;
        var kept = Thinning.Keep([.. days.Select(d => (double?)d.Cumulative)], ChartTrace.MaxPoints - 1);
        List<string> at = [.. kept.Select(i => At(days[i]))];
        List<double?> values = [.. kept.Select(i => (double?)days[i].Cumulative)];
        List<string> words = [.. kept.Select(i => $"{ChartText.Encode(format.Day(days[i].Day))}<br><b>{ChartText.Encode(format.Exact(days[i].Cumulative, MeasureUnit.Money))}</b>")];
        if (timeline.AsOf > days[^1].Day)
        {
            // Level to today, so that silence is seen.
            at.Add(timeline.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            values.Add(values[^1]);
            words.Add($"{ChartText.Encode(format.Day(timeline.AsOf))}<br><b>{ChartText.Encode(format.Exact(days[^1].Cumulative, MeasureUnit.Money))}</b>");
        }

        var trace = new LineTrace
        {
            Name = Title, X = at, Y = values, Line = new("var(--series-1)", 2.25, Shape: "hv"), Fill = "tozeroy", Fillcolor = "var(--series-fill)", Hovertext = words,
        };
        var ticks = NiceScale.Ticks((double)days.Min(d => d.Cumulative), (double)days.Max(d => d.Cumulative));
        var table = new ChartTable(
            ["Day", $"Net revenue so far ({format.Settings.Currency})"],
            [.. days.Select(d => (IReadOnlyList<string>)[format.Day(d.Day), format.Cell(d.Cumulative, MeasureUnit.Money)])]);
        return View(
            Title, [trace], ticks, [days[0].Day, Later(days[^1].Day, timeline.AsOf)], format, table,
            $"{Title}: {format.Exact(days[^1].Cumulative, MeasureUnit.Money)} to {format.Day(days[^1].Day)}.", at.Count);
    }

    private static ChartView View(
        string title, IReadOnlyList<ChartTrace> traces, IReadOnlyList<double> ticks, DateOnly[] days, Formatter format, ChartTable table, string summary, int points)
    {
        var edge = Math.Max(2, (days[1].DayNumber - days[0].DayNumber) / 40);
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Barmode = "overlay",
            Margin = new(8, 16, 8, 8),
            Xaxis = new()
            {
                Type = "date", Showline = true, Nticks = 8, Ticklabelstandoff = 4, Tickangle = 0,
                Range = new[] { Iso(days[0].AddDays(-edge)), Iso(days[1].AddDays(edge)) },
            },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Zeroline = ticks[0] < 0,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Money)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        int[] sources = [.. Enumerable.Range(0, points).Select(_ => -1)];
        return new ChartView(new ChartFigure(traces, layout, title, ChartText.FileName(title, "png")), table, summary, [.. traces.Select(_ => sources)]);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static string At(PurchaseDay day) => Iso(day.Day);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Words(PurchaseDay day, Formatter format)
    {
        var lines = new List<string>
        {
            ChartText.Encode(format.Day(day.Day)),
            $"<b>{ChartText.Encode(format.Exact(day.Gross, MeasureUnit.Money))}</b> in {(day.Orders == 1 ? "1 order" : $"{format.Count(day.Orders)} orders")}",
        };
        if (day.Returns > 0m)
        {
            lines.Add($"returned {ChartText.Encode(format.Exact(day.Returns, MeasureUnit.Money))}");
        }

        return string.Join("<br>", lines);
    }
}
