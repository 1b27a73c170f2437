using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds earlier forecasts over what then happened: the newest ones that do not overlap, each within its band.</summary>
public static class PastForecastChart
{
    private const int MostRuns = 8;
    private const int LeadSteps = 14;

    /// <summary>The earlier forecasts that are drawn, oldest first: from the newest back, none beginning before the one drawn after it ends.</summary>
    public static IReadOnlyList<PastRun> Shown(ShopForecast forecast)
    {
        var shown = new List<PastRun>();
        foreach (var run in forecast.Past.Where(p => p.Steps.Count > 0).OrderByDescending(p => p.Origin))
        {
            if (shown.Count < MostRuns && (shown.Count == 0 || run.Steps[^1].Start < shown[^1].Origin))
            {
                shown.Add(run);
            }
        }

        shown.Reverse();
        return shown;
    }

    /// <summary>Draws them; null when there are none.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="level">The level of the band.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(ShopForecast forecast, double level, Formatter format, string title)
    {
        var runs = Shown(forecast);
        var place = forecast.PlaceOf(level);
        if (runs.Count == 0 || place < 0)
        {
            return null;
        }

        var definition = MeasureCatalog.Of(forecast.Question.Measure);
        var first = Math.Max(0, forecast.History.ToList().FindIndex(p => p.Start == runs[0].Origin) - LeadSteps);
        var history = forecast.History.Skip(first).ToArray();
        var traces = new List<ChartTrace>();
        var strokes = Strokes(runs);
        foreach (var stroke in strokes)
        {
            string[] days = [.. stroke.Select(s => ForecastChart.At(s.Step.Start))];
            traces.AddRange(BandTraces.Of(
                format.Level(level), days,
                [.. stroke.Select(s => ChartText.Number(s.Step.Lower[place]))],
                [.. stroke.Select(s => ChartText.Number(s.Step.Upper[place]))],
                "var(--band-wide)"));
        }

        traces.Add(new LineTrace
        {
            Name = "What happened",
            X = [.. history.Select(p => ForecastChart.At(p.Start))],
            Y = [.. history.Select(p => ChartText.Number(p.Value))],
            Line = new("var(--series-1)", 1.75),
            Hovertext = history.Select(p => $"{ChartText.Encode(format.Step(p.Start, forecast.Question.Grain))}<br><b>{ChartText.Encode(format.Full(p.Value, definition.Unit))}</b>").ToArray(),
        });
        foreach (var stroke in strokes)
        {
            traces.Add(new LineTrace
            {
                Name = "Forecast then",
                X = [.. stroke.Select(s => ForecastChart.At(s.Step.Start))],
                Y = [.. stroke.Select(s => ChartText.Number(s.Step.Mean))],
                Mode = strokes.Count == 1 ? "lines+markers" : "lines",
                Line = new("var(--series-4)", 1.75),
                Hovertext = stroke.Select(s =>
                    $"forecast from {ChartText.Encode(format.Day(s.Run.Origin))}: <b>{ChartText.Encode(format.Short(s.Step.Mean, definition.Unit))}</b>").ToArray(),
            });
        }

        var rows = runs.SelectMany(run => run.Steps.Select(s => (IReadOnlyList<string>)
        [
            format.Step(s.Start, forecast.Question.Grain), format.Day(run.Origin), format.InTable(s.Actual, definition.Unit), format.InTable(s.Mean, definition.Unit),
            format.InTable(s.Lower[place], definition.Unit), format.InTable(s.Upper[place], definition.Unit), s.Actual >= s.Lower[place] && s.Actual <= s.Upper[place] ? "yes" : "no",
        ]));
        var table = new ChartTable(
            ["Step", "Forecast from", definition.Label, "Forecast", $"Lower {format.Level(level)}", $"Upper {format.Level(level)}", "Inside"], [.. rows]);
        var steps = runs.SelectMany(r => r.Steps).ToArray();
        var inside = steps.Count(s => s.Actual >= s.Lower[place] && s.Actual <= s.Upper[place]);
        var summary = $"{title}: {runs.Count} earlier forecasts; {inside} of {steps.Length} values lay inside the {format.Level(level)} band.";
        var figure = new ChartFigure(
            traces, ForecastChart.Layout(traces.OfType<LineTrace>().SelectMany(t => t.Y), definition.Unit, format), ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, table, summary, []);
    }

    // Each forecast's own line; forecasts of one step each are the points of one.
    private static List<(PastRun Run, PastStep Step)[]> Strokes(IReadOnlyList<PastRun> runs) => runs.All(static r => r.Steps.Count == 1)
        ? [[.. runs.Select(static r => (r, r.Steps[0]))]]
        : [.. runs.Select(static r => r.Steps.Select(s => (r, s)).ToArray())];
}
