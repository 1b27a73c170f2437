using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Draws a response curve over the days that it was read from, with what is spent now and what is proposed.</summary>
internal static class CurveChart
{
    private const int Steps = 60;

    /// <summary>Draws it; null where there is nothing to draw.</summary>
    public static ChartView? Build(OptimizationLine line, OptimizationQuestion question, Formatter format)
    {
        if (line.Observed.Count == 0)
        {
            return null;
        }

        var most = Math.Max(line.Observed.Max(static d => d.Spend), Math.Max(line.Now, line.Proposed)) * 1.08;
        var high = Math.Max(line.Observed.Max(static d => d.Outcome), line.Fit.Curve?.At(most) ?? 0);
        var traces = new List<ChartTrace>
        {
            new PointTrace
            {
                Name = "Days",
                X = line.Observed.Select(static d => d.Spend).ToArray(),
                Y = line.Observed.Select(static d => d.Outcome).ToArray(),
                Marker = new MarkerStyle("var(--series-6)", 5, 0.6),
                Hovertext = line.Observed.Select(d => $"{ChartText.Encode(format.Day(d.Day))}<br>{ChartText.Encode(format.Money(d.Spend))} → {ChartText.Encode(format.Outcome(d.Outcome, question))}").ToArray(),
            },
        };
        if (line.Fit.Curve is { } curve)
        {
            double[] along = [.. Enumerable.Range(1, Steps).Select(i => most * i / Steps)];
            traces.Add(new PointTrace
            {
                Name = "Curve", Mode = "lines", X = along, Y = along.Select(curve.At).ToArray(), Line = new LineStyle("var(--series-1)", 2.25),
                Hovertext = along.Select(x => $"{ChartText.Encode(format.Money(x))} → {ChartText.Encode(format.Outcome(curve.At(x), question))}").ToArray(),
            });
            traces.Add(Mark("Now", line.Now, curve, "circle", "var(--text)", question, format));
            if (Math.Abs(line.Change) > 0.005)
            {
                traces.Add(Mark("Proposed", line.Proposed, curve, "diamond", "var(--series-4)", question, format));
            }
        }

        var (xs, ys) = (NiceScale.Ticks(0, most), NiceScale.Ticks(0, high));
        var unit = question.Goal == OptimizationGoal.Roas ? MeasureUnit.Money : MeasureUnit.Pieces;
        var layout = new ChartLayout
        {
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "linear", Showline = true, Tickvals = xs, Ticktext = [.. xs.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Money)))], Range = new[] { 0, most }, Ticklabelstandoff = 4 },
            Yaxis = new() { Type = "linear", Showgrid = true, Tickvals = ys, Ticktext = [.. ys.Select(t => ChartText.Encode(format.Axis((decimal)t, unit)))], Range = new[] { 0, Math.Max(ys[^1], high) * 1.04 }, Ticklabelstandoff = 8 },
        };
        double[] shown = [line.Low, line.Now, line.Proposed, line.High, line.Fit.MostSpend];
        var table = new ChartTable(
            ["Spend a day", $"Brings a day ({MarketingText.OutcomeName(question)})", "One more unit brings"],
            [.. shown.Distinct().Order().Select(x => (IReadOnlyList<string>)[format.Money(x), format.Outcome(line.Fit.Curve?.At(x), question), format.Ratio(line.Fit.Curve?.Marginal(x))])]);
        var summary = line.Fit.Curve is { } known
            ? $"{line.Name}: {MarketingText.Formula(known, format)}; now {format.Money(line.Now)} brings {format.Outcome(known.At(line.Now), question)} a day, {format.Money(line.Proposed)} would bring {format.Outcome(known.At(line.Proposed), question)}."
            : $"{line.Name}: no curve. {MarketingText.Problem(line.Fit, format)}";
        return new ChartView(
            new ChartFigure(traces, layout, ChartText.Encode(line.Name), ChartText.FileName("Response " + line.Name, "png")), table, summary,
            [.. traces.Select(static t => (IReadOnlyList<int>)[])]);
    }

    private static PointTrace Mark(string name, double spend, ResponseCurve curve, string symbol, string colour, OptimizationQuestion question, Formatter format) => new()
    {
        Name = name,
        X = new[] { spend },
        Y = new[] { curve.At(spend) },
        Marker = new MarkerStyle(colour, 11, Symbol: symbol, Line: new LineStyle("var(--surface)", 2)),
        Hovertext = $"<b>{name}</b><br>{ChartText.Encode(format.Money(spend))} → {ChartText.Encode(format.Outcome(curve.At(spend), question))}",
    };
}
