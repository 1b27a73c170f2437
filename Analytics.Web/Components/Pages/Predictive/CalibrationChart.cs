using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds a calibration curve: what was predicted along the bottom, what came true up the side; on the diagonal both are the same.</summary>
public static class CalibrationChart
{
    private static readonly double[] Marks = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Draws the model, the rule, and "everyone the same".</summary>
    public static ChartView Build(ChurnEvaluation evaluation, Formatter format, string title)
    {
        var scores = new List<(ClassifierScore Score, string Colour, string Symbol)>
        {
            (evaluation.Rule, TierChart.RuleColour, "diamond"), (evaluation.Same, "var(--series-compare)", "square"),
        };
        if (evaluation.Model is { } model)
        {
            scores.Add((model, TierChart.ModelColour, "circle"));
        }

        var traces = scores.Select(s => (ChartTrace)new LineTrace
        {
            Name = ChartText.Encode(s.Score.Name),
            // On an axis of numbers their texts are numbers.
            X = [.. s.Score.Calibration.Select(static b => b.Predicted.ToString("R", CultureInfo.InvariantCulture))],
            Y = [.. s.Score.Calibration.Select(static b => (double?)b.Actual)],
            Mode = "lines+markers",
            Line = new(s.Colour, 1.75),
            Marker = new MarkerStyle(s.Colour, 9, Symbol: s.Symbol),
            Hovertext = s.Score.Calibration.Select(b => Hover(s.Score, b)).ToArray(),
        }).ToList();
        string[] texts = [.. Marks.Select(m => ChartText.Encode(((decimal)m).ToString("P0", format.Culture)))];
        var layout = new ChartLayout
        {
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "linear", Showgrid = true, Tickvals = Marks, Ticktext = texts, Range = new[] { -0.02, 1.02 }, Tickangle = 0, Title = new("Predicted churn", 4) },
            Yaxis = new() { Type = "linear", Showgrid = true, Tickvals = Marks, Ticktext = texts, Range = new[] { -0.02, 1.04 }, Ticklabelstandoff = 6, Title = new("Came true", 6) },
            Shapes = [new ChartShape(0, 1, 0, 1, new("var(--line-strong)", 1, "dash"), "line")],
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), $"{title}: {string.Join("; ", scores.Select(Words))}.", [.. scores.Select(static s => (IReadOnlyList<int>)[.. s.Score.Calibration.Select(static _ => -1)])]);

        string Hover(ClassifierScore score, CalibrationBin bin) =>
            $"{ChartText.Encode(score.Name)}<br>predicted <b>{ChartText.Encode(format.Share(bin.Predicted))}</b>, came true <b>{ChartText.Encode(format.Share(bin.Actual))}</b><br>{ChartText.Encode(format.Count(bin.Customers))} customers";

        ChartTable Table() => new(
            ["By", "Customers", "Predicted from", "to", "Predicted, mean", "Came true"],
            [
                .. scores.SelectMany(s => s.Score.Calibration.Select(b => (IReadOnlyList<string>)
                    [s.Score.Name, format.Count(b.Customers), format.Share(b.Low), format.Share(b.High), format.Share(b.Predicted), format.Share(b.Actual)])),
            ]);

        string Words((ClassifierScore Score, string Colour, string Symbol) s)
        {
            var off = s.Score.Calibration.Count == 0 ? null : (double?)s.Score.Calibration.Max(static b => Math.Abs(b.Predicted - b.Actual));
            return $"{s.Score.Name} at most {format.Share(off)} off in {s.Score.Calibration.Count} groups";
        }
    }
}
