using System.Globalization;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Text;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Voice;

/// <summary>Builds the charts of the Voice page.</summary>
public static class VoiceCharts
{
    /// <summary>Bars at most.</summary>
    public const int MostBars = 10;

    private const int NameLength = 26;
    private const int LeastRated = 5;
    private const int LeastSlots = 5;
    private const double Z = 1.96;

    private static readonly (SentimentLabel Label, string Name, string Colour)[] Labels =
        [(SentimentLabel.Negative, "Negative", "var(--series-4)"), (SentimentLabel.Neutral, "Neutral", "var(--series-other)"), (SentimentLabel.Positive, "Positive", "var(--series-1)")];

    /// <summary>Sentiment, labels or satisfaction over time; null where there is nothing to draw.</summary>
    public static ChartView? OverTime(VoiceReport report, string what, Formatter format, string title)
    {
        if (!report.Buckets.Any(b => what == "satisfaction" ? b.Tally.Rated > 0 : b.Tally.Texts > 0))
        {
            return null;
        }

        string[] days = [.. report.Buckets.Select(static b => b.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        bool[] isPart = [.. report.Buckets.Select(b => IsPart(b.Start, report.Query))];
        string[] names = [.. report.Buckets.Select((b, i) => format.Bucket(new DimensionValue(string.Empty, string.Empty, b.Start), report.Query.Grain) + (isPart[i] ? " (part of it)" : string.Empty))];
        ChartTrace[] traces = what switch
        {
            "labels" => [.. Labels.Select(l => (ChartTrace)new BarTrace
            {
                Name = l.Name,
                X = days,
                Y = report.Buckets.Select(b => (double?)b.Tally.Of(l.Label)).ToArray(),
                Orientation = "v",
                Textposition = "none",
                Marker = new MarkerStyle(l.Colour),
                Hovertext = report.Buckets.Select((b, i) => $"{ChartText.Encode(names[i])}<br><b>{ChartText.Encode(format.Count(b.Tally.Of(l.Label)))} {l.Name.ToLowerInvariant()}</b> of {ChartText.Encode(format.Count(b.Tally.Texts))}, {ChartText.Encode(format.Percent(b.Tally.ShareOf(l.Label)))}").ToArray(),
            })],
            "satisfaction" => Lines(b => b.Satisfaction, b => $"<b>{ChartText.Encode(format.Percent(b.Satisfaction))}</b><br>{ChartText.Encode(format.Count(b.Satisfied))} of {ChartText.Encode(format.Count(b.Rated))} scores"),
            _ => Lines(b => b.MeanScore, b => $"<b>{ChartText.Encode(VoiceTiles.Score(format, b.MeanScore))}</b><br>{ChartText.Encode(format.Count(b.Texts))} texts"),
        };
        var most = report.Buckets.Max(static b => b.Tally.Texts);
        var ticks = what switch
        {
            "labels" => NiceScale.Ticks(0, most),
            "satisfaction" => [0, 0.25, 0.5, 0.75, 1],
            _ => (IReadOnlyList<double>)[-1, -0.5, 0, 0.5, 1],
        };
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Barmode = what == "labels" ? "stack" : null,
            Bargap = 0.2,
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "date", Showline = true, Nticks = 8, Ticklabelstandoff = 4, Tickangle = 0 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Zeroline = what == "score",
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(what switch
                {
                    "labels" => format.Axis((decimal)t, MeasureUnit.Count),
                    "satisfaction" => t.ToString("P0", format.Culture),
                    _ => t == 0 ? "0" : VoiceTiles.Score(format, t),
                }))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var table = Table("From", report.Buckets.Select((b, i) => (names[i], b.Tally)), format);
        return new ChartView(
            figure, table,
            $"{title}: {report.Buckets.Count} points; in all {VoiceTiles.Score(format, report.Total.MeanScore)} mean sentiment of {format.Count(report.Total.Texts)} texts, satisfaction {format.Percent(report.Total.Satisfaction)} of {format.Count(report.Total.Rated)} scores.",
            []);

        // What the period cuts off, at either end, is dotted: few reviews swing far.
        ChartTrace[] Lines(Func<VoiceTally, double?> value, Func<VoiceTally, string> words)
        {
            double?[] values = [.. report.Buckets.Select(b => ChartText.Number(value(b.Tally)))];
            string[] hover = [.. report.Buckets.Select((b, i) => $"{ChartText.Encode(names[i])}<br>{words(b.Tally)}")];
            var whole = Line([.. values.Select((v, i) => isPart[i] ? null : v)], "solid", 5);
            return isPart.Contains(true)
                ? [Line([.. values.Select((v, i) => isPart[i] || isPart.ElementAtOrDefault(i - 1) || isPart.ElementAtOrDefault(i + 1) ? v : null)], "dot", 4), whole]
                : [whole];

            LineTrace Line(double?[] drawn, string dash, double size) => new()
            {
                X = days,
                Y = drawn,
                Mode = "lines+markers",
                Line = new LineStyle("var(--series-1)", Dash: dash),
                Marker = new MarkerStyle("var(--series-1)", Size: size),
                Hovertext = hover,
            };
        }
    }

    private static bool IsPart(DateOnly start, VoiceQuery query)
    {
        var last = query.Grain switch
        {
            Dimension.Week => start.AddDays(6),
            Dimension.Month => start.AddMonths(1).AddDays(-1),
            Dimension.Quarter => start.AddMonths(3).AddDays(-1),
            Dimension.Year => start.AddYears(1).AddDays(-1),
            _ => start,
        };
        return query.Period is { } period && (start < period.From || last > period.To);
    }

    /// <summary>Shares of labels as stacked lying bars; null where there is no text.</summary>
    public static ChartView? Moods(IReadOnlyList<VoiceGroup> groups, string what, Formatter format, string title)
    {
        int[] shown = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i].Tally.Texts > 0).Take(MostBars)];
        if (shown.Length == 0 || (shown.Length == 1 && groups[shown[0]].Key.Length == 0))
        {
            return null;
        }

        double[] places = [.. shown.Select(static (_, i) => (double)i)];
        var traces = Labels.Select(l => (ChartTrace)new BarTrace
        {
            Name = l.Name,
            X = shown.Select(i => groups[i].Tally.ShareOf(l.Label)).ToArray(),
            Y = places,
            Width = 0.62,
            Textposition = "none",
            Marker = new MarkerStyle(l.Colour),
            Hovertext = shown.Select(i => $"<b>{ChartText.Encode(NameOf(groups[i]), 60)}</b><br>{ChartText.Encode(format.Percent(groups[i].Tally.ShareOf(l.Label)))} {l.Name.ToLowerInvariant()}: {ChartText.Encode(format.Count(groups[i].Tally.Of(l.Label)))} of {ChartText.Encode(format.Count(groups[i].Tally.Texts))} texts").ToArray(),
        }).ToArray();
        var layout = Lying(shown.Select(i => ChartText.Encode($"{Short(groups[i])} ({format.Count(groups[i].Tally.Texts)})")), places, new() { Type = "linear", Tickvals = Halves, Ticktext = Percents(format), Tickangle = 0, Range = new[] { 0, 1.02 }, Showgrid = true }) with { Barmode = "stack" };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var best = shown.MaxBy(i => groups[i].Tally.ShareOf(SentimentLabel.Negative));
        return new ChartView(
            figure, Table(Head(what), groups.Select(g => (NameOf(g), g.Tally)), format),
            $"{title}: {shown.Length} bars; most negative {NameOf(groups[best])} with {format.Percent(groups[best].Tally.ShareOf(SentimentLabel.Negative))} of {format.Count(groups[best].Tally.Texts)} texts.",
            [.. Labels.Select(_ => (IReadOnlyList<int>)shown)]);
    }

    /// <summary>Those with enough scores, the least satisfied first.</summary>
    public static IReadOnlyList<VoiceGroup> LeastSatisfied(IReadOnlyList<VoiceGroup> groups) =>
        [.. groups.Where(static g => g.Tally.Rated >= LeastRated && g.Key.Length > 0).OrderBy(static g => g.Tally.Satisfaction).ThenByDescending(static g => g.Tally.Rated).Take(MostBars)];

    /// <summary>Satisfaction as lying bars, with a line for its interval; null where there is none.</summary>
    public static ChartView? Satisfaction(IReadOnlyList<VoiceGroup> groups, string what, Formatter format, string title)
    {
        if (groups.Count == 0)
        {
            return null;
        }

        double[] places = [.. Enumerable.Range(0, groups.Count).Select(static i => (double)i)];
        var bars = new BarTrace
        {
            Name = "Satisfaction",
            X = groups.Select(static g => g.Tally.Satisfaction).ToArray(),
            Y = places,
            Width = 0.62,
            Textposition = "none",
            Marker = new MarkerStyle("var(--series-1)", Opacity: 0.85),
            Hovertext = groups.Select(g => $"<b>{ChartText.Encode(NameOf(g), 60)}</b><br>{ChartText.Encode(format.Percent(g.Tally.Satisfaction))}: {ChartText.Encode(format.Count(g.Tally.Satisfied))} of {ChartText.Encode(format.Count(g.Tally.Rated))} scores<br>95&#37; interval {ChartText.Encode(Interval(g.Tally, format))}").ToArray(),
        };
        ChartShape[] shapes =
        [
            .. groups.Select((g, i) =>
            {
                var (low, high) = Wilson(g.Tally.Satisfied, g.Tally.Rated);
                return new ChartShape(low, high, i, i, new LineStyle("var(--text)", 1.5), "line");
            }),
        ];
        var layout = Lying(groups.Select(g => ChartText.Encode($"{Short(g)} ({format.Count(g.Tally.Rated)})")), places, new() { Type = "linear", Tickvals = Halves, Ticktext = Percents(format), Tickangle = 0, Range = new[] { 0, 1.02 }, Showgrid = true }) with { Shapes = shapes };
        var figure = new ChartFigure([bars], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var table = new ChartTable(
            [Head(what), "Satisfaction", "4 and 5", "Scores", "95% interval"],
            [.. groups.Select(g => (IReadOnlyList<string>)[NameOf(g), format.Percent(g.Tally.Satisfaction), format.Count(g.Tally.Satisfied), format.Count(g.Tally.Rated), Interval(g.Tally, format)])]);
        return new ChartView(figure, table, $"{title}: {groups.Count} bars, lowest {NameOf(groups[0])} with {format.Percent(groups[0].Tally.Satisfaction)} of {format.Count(groups[0].Tally.Rated)} scores.", [[.. Enumerable.Range(0, groups.Count)]]);
    }

    /// <summary>The 95 % interval of a share (Wilson 1927).</summary>
    internal static (double Low, double High) Wilson(int part, int whole)
    {
        var p = (double)part / whole;
        var shrink = 1 + (Z * Z / whole);
        var centre = (p + (Z * Z / (2 * whole))) / shrink;
        var half = Z / shrink * Math.Sqrt((p * (1 - p) / whole) + (Z * Z / (4.0 * whole * whole)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    // No more than find room beside names on a phone.
    private static double[] Halves { get; } = [0, 0.5, 1];

    private static IReadOnlyList<string> Percents(Formatter format) => [.. Halves.Select(t => ChartText.Encode(t.ToString("P0", format.Culture)))];

    private static string Interval(VoiceTally tally, Formatter format) => Wilson(tally.Satisfied, tally.Rated) is var (low, high) ? $"{format.Percent(low)} – {format.Percent(high)}" : Formatter.NotAvailable;

    private static ChartLayout Lying(IEnumerable<string> names, double[] places, ChartAxis values) => new()
    {
        Margin = new(8, 24, 0, 8),
        Xaxis = values,
        Yaxis = new()
        {
            Type = "linear",
            Tickvals = places,
            Ticktext = [.. names],
            Range = new[] { Math.Max(places.Length, LeastSlots) - 0.45, -0.55 },
            Ticklabelstandoff = 8,
        },
    };

    private static ChartTable Table(string head, IEnumerable<(string Name, VoiceTally Tally)> rows, Formatter format) => new(
        [head, "Texts", "Negative", "Neutral", "Positive", "Mean sentiment", "Scores", "4 and 5", "Satisfaction"],
        [
            .. rows.Select(r => (IReadOnlyList<string>)
            [
                r.Name, format.Count(r.Tally.Texts), format.Percent(r.Tally.ShareOf(SentimentLabel.Negative)), format.Percent(r.Tally.ShareOf(SentimentLabel.Neutral)),
                format.Percent(r.Tally.ShareOf(SentimentLabel.Positive)), VoiceTiles.Score(format, r.Tally.MeanScore), format.Count(r.Tally.Rated), format.Count(r.Tally.Satisfied), format.Percent(r.Tally.Satisfaction),
            ]),
        ]);

    private static string Head(string what) => string.Concat(what[..1].ToUpperInvariant(), what.AsSpan(1));

    private static string NameOf(VoiceGroup group) => group.Key.Length == 0 ? "Not known" : group.Name;

    private static string Short(VoiceGroup group) => NameOf(group) is { Length: > NameLength } name ? string.Concat(name.AsSpan(0, NameLength - 1).TrimEnd(), "…") : NameOf(group);
}
