using System.Globalization;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds lines over the minutes of an hour, the hours of a day, or days.</summary>
public static class ClockChart
{
    /// <summary>Draws lines.</summary>
    /// <param name="title">What they show.</param>
    /// <param name="points">The beginning of each minute, hour or day by the reader's clock, in time's order; at least one.</param>
    /// <param name="series">The lines; the first is filled when it is alone.</param>
    /// <param name="words">Writes a value with its unit.</param>
    /// <param name="step">How far the points lie apart.</param>
    public static ChartView Build(string title, IReadOnlyList<DateTimeOffset> points, IReadOnlyList<ClockSeries> series, Func<double, string> words, ClockStep step = ClockStep.Minute)
    {
        var last = points[^1];
        string[] at = [.. points.Select(At)];
        var name = step switch { ClockStep.Minute => "HH:mm", ClockStep.Hour => "d MMM HH:mm", _ => "ddd d MMM" };
        string[] names = [.. points.Select(p => p.ToString(name, CultureInfo.InvariantCulture))];
        var marks = Marks(points, step).ToList();
        var isAlone = series.Count == 1;
        var traces = series.Select(line => (ChartTrace)new LineTrace
        {
            Name = ChartText.Encode(line.Name),
            X = at,
            Y = [.. line.Values.Select(ChartText.Number)],
            // A single minute between gaps would be no line.
            Mode = "lines+markers",
            Line = new(line.Color, 2, line.Dash),
            Marker = new MarkerStyle(line.Color, 3),
            Fill = isAlone ? "tozeroy" : null,
            Fillcolor = isAlone ? "var(--series-fill)" : null,
            Hovertext = line.Values.Select((value, i) => $"{names[i]}<br>{ChartText.Encode(line.Name)}: <b>{ChartText.Encode(Words(value))}</b>").ToArray(),
        }).ToList();
        var ticks = NiceScale.Ticks(0, series.SelectMany(static line => line.Values).Max() ?? 0, 3);
        var layout = LineAxes.Of(
            new()
            {
                Type = "date",
                Tickvals = marks.Select(At).ToArray(),
                Ticktext = [.. marks.Select(m => m.ToString(step == ClockStep.Day ? "d MMM" : "HH:mm", CultureInfo.InvariantCulture))],
                // The whole hour, even while little of it is known.
                Range = step == ClockStep.Minute ? new[] { At(last.AddMinutes(-61)), At(last.AddMinutes(1)) } : null,
            },
            ticks,
            words);
        var table = new ChartTable(
            [step.ToString(), .. series.Select(static line => line.Name)],
            [.. points.Select((_, i) => (IReadOnlyList<string>)[names[i], .. series.Select(line => Words(line.Values[i]))])]);
        var summary = $"{title}, by {step.ToString().ToLowerInvariant()}: " + string.Join("; ", series.Select(line =>
            line.Values.Max() is { } high ? $"{line.Name} at most {words(high)}, last {Words(line.Values.LastOrDefault(static v => v is not null))}" : $"{line.Name} unknown")) + ".";
        return new ChartView(new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        static string At(DateTimeOffset point) => point.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        string Words(double? value) => value is { } known ? words(known) : "n/a";
    }

    // So few that they find room on a phone.
    private static IEnumerable<DateTimeOffset> Marks(IReadOnlyList<DateTimeOffset> points, ClockStep step)
    {
        var last = points[^1];
        var quarter = last.AddMinutes(-(last.Minute % 15));
        var days = points.Count <= 7 ? 2 : points.Count <= 30 ? 7 : 21;
        return step switch
        {
            ClockStep.Minute => Enumerable.Range(-3, 4).Select(i => quarter.AddMinutes(15 * i)),
            ClockStep.Hour => points.Where(static p => p.Hour % 6 == 0),
            _ => points.Where((_, i) => (points.Count - 1 - i) % days == 0),
        };
    }
}
