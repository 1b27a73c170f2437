using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>Builds a model's main figure over its versions, with what it is held against.</summary>
public static class VersionsChart
{
    /// <summary>Draws it; null when no version was scored.</summary>
    public static ChartView? Build(IReadOnlyList<ModelVersion> versions, Formatter format, string title)
    {
        var scored = versions.Where(static version => version.Figures.Count > 0).Reverse().ToList();
        if (scored.Count == 0)
        {
            return null;
        }

        var first = scored[^1].Figures[0];
        string[] at = [.. scored.Select(version => TimeZoneInfo.ConvertTime(version.FittedAt, format.Settings.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))];
        string[] names = [.. scored.Select(version => format.Instant(version.FittedAt))];
        double?[] values = [.. scored.Select(static version => (double?)version.Figures[0].Value)];
        double?[] baselines = [.. scored.Select(static version => version.Figures[0].Baseline)];
        List<ChartTrace> traces = [Line(first.Name, values, "var(--series-1)", "solid")];
        if (baselines.Any(static value => value is not null))
        {
            traces.Add(Line(first.BaselineName ?? "Baseline", baselines, "var(--series-compare)", "dash"));
        }

        var known = values.Concat(baselines).OfType<double>().ToArray();
        var ticks = NiceScale.Ticks(known.Min(), known.Max());
        var layout = LineAxes.Of(
            // One version would be a point on an axis of microseconds.
            new() { Type = "date", Range = scored.Count == 1 ? Around(scored[0].FittedAt, format) : null, Nticks = 5 },
            ticks,
            tick => ModelText.Figure(tick, first.Unit, format));
        var table = new ChartTable(
            ["Fitted", first.Name, first.BaselineName ?? "Baseline"],
            [.. scored.Select((_, i) => (IReadOnlyList<string>)[names[i], ModelText.Figure(values[i], first.Unit, format), ModelText.Figure(baselines[i], first.Unit, format)])]);
        var summary = $"{title}: {first.Name} {ModelText.Figure(first.Value, first.Unit, format)} at the last of {scored.Count} fits, from {ModelText.Figure(values.Min(), first.Unit, format)} to {ModelText.Figure(values.Max(), first.Unit, format)}.";
        return new ChartView(new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        LineTrace Line(string name, double?[] y, string colour, string dash) => new()
        {
            Name = ChartText.Encode(name),
            X = at,
            Y = [.. y.Select(ChartText.Number)],
            Mode = "lines+markers",
            Line = new(colour, 2, dash),
            Marker = new MarkerStyle(colour, 6),
            Hovertext = y.Select((value, i) => $"{ChartText.Encode(names[i])}<br>{ChartText.Encode(name)}: <b>{ChartText.Encode(ModelText.Figure(value, first.Unit, format))}</b>").ToArray(),
        };
    }

    private static string[] Around(DateTimeOffset at, Formatter format)
    {
        var local = TimeZoneInfo.ConvertTime(at, format.Settings.TimeZone);
        return [local.AddDays(-1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), local.AddDays(1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)];
    }
}
