using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>
/// Builds weekdays by hours in one hue. A weekday within the period without a sale at an hour is zero and has a colour of its own;
/// a weekday that the period does not contain is missing and stays empty.
/// </summary>
public static class HeatmapChart
{
    private const int Hours = 24;

    /// <summary>Draws one measure of a result by weekday and hour of the day.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="measure">The place of the measure in the query.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(QueryResult result, int measure, Formatter format, string title)
    {
        var definition = MeasureCatalog.Of(result.Query.Measures[measure]);
        var cells = new Dictionary<(int Weekday, int Hour), int>();
        for (var i = 0; i < result.Rows.Count; i++)
        {
            var keys = result.Rows[i].Keys;
            if (Number(keys[0]) is { } weekday && Number(keys[1]) is { } hour)
            {
                cells[(weekday, hour)] = i;
            }
        }

        var first = format.Settings.WeekStart == DayOfWeek.Sunday ? 7 : (int)format.Settings.WeekStart;
        int[] weekdays = [.. Enumerable.Range(0, 7).Select(i => ((first - 1 + i) % 7) + 1)];
        var values = weekdays.Select(d => Enumerable.Range(0, Hours).Select(h => Value(d, h)).ToArray()).ToArray();
        var high = values.SelectMany(v => v).Max() ?? 0;
        var scale = high > 0 ? high : 1;
        var drawn = values.Select(row => (IReadOnlyList<double?>)[.. row.Select(v => v < 0 ? -HeatScale.NegativePart * scale : v)]).ToArray();
        var words = weekdays.Select((d, r) => Enumerable.Range(0, Hours).Select(h => Hover(d, h, values[r][h])).ToArray()).ToArray();

        var trace = new HeatTrace
        {
            X = [.. Enumerable.Range(0, Hours).Select(h => h.ToString("00", CultureInfo.InvariantCulture))],
            Y = [.. weekdays.Select(d => ChartText.Encode(format.Weekday(d)))],
            Z = drawn,
            Zmin = -HeatScale.NegativePart * scale,
            Zmax = scale,
            Colorscale = HeatScale.Steps,
            Hovertext = words,
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Tickvals = new[] { "00", "03", "06", "09", "12", "15", "18", "21" }, Ticktext = ["00", "03", "06", "09", "12", "15", "18", "21"], Tickangle = 0, Ticklabelstandoff = 2 },
            Yaxis = new() { Type = "category", Autorange = "reversed", Ticklabelstandoff = 6 },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var sources = weekdays.SelectMany(d => Enumerable.Range(0, Hours).Select(h => cells.GetValueOrDefault((d, h), -1))).ToArray();
        return new ChartView(figure, Table(), Summary(), [sources]);

        double? Value(int weekday, int hour) =>
            cells.TryGetValue((weekday, hour), out var row) ? ChartText.Number(result.Rows[row].Values[measure].Value)
            : Contains(result.Period, weekday) ? 0
            : null;

        string Hover(int weekday, int hour, double? value) =>
            $"{ChartText.Encode(format.Weekday(weekday))} {hour:00}:00–{hour:00}:59<br><b>{(value is null ? "not in this period" : ChartText.Encode(format.Exact((decimal)value.Value, definition.Unit)))}</b>";

        ChartTable Table() => new(
            ["Weekday", .. Enumerable.Range(0, Hours).Select(h => h.ToString("00", CultureInfo.InvariantCulture))],
            [.. weekdays.Select((d, r) => (IReadOnlyList<string>)[format.Weekday(d), .. values[r].Select(v => v is null ? Formatter.NotAvailable : format.Compact((decimal)v.Value, definition.Unit))])]);

        string Summary()
        {
            var best = result.Rows.Where(r => r.Values[measure].Value is not null).MaxBy(r => r.Values[measure].Value);
            return best is null || Number(best.Keys[0]) is not { } weekday || Number(best.Keys[1]) is not { } hour
                ? $"{title}: nothing to draw."
                : $"{title}: most on {format.Weekday(weekday)} from {hour:00}:00, {format.Compact(best.Values[measure].Value, definition.Unit)}.";
        }
    }

    private static int? Number(DimensionValue value) =>
        int.TryParse(value.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Contains(Period? period, int weekday)
    {
        if (period is null || period.Days >= 7)
        {
            return period is not null;
        }

        return Enumerable.Range(0, period.Days).Any(d => period.From.AddDays(d).DayOfWeek == (DayOfWeek)(weekday % 7));
    }
}
