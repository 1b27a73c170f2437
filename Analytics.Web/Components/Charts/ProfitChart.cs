using System.Globalization;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds lines of revenue, costs and profit, of margins, of ROI with its trend, or of cumulative profit.</summary>
public static class ProfitChart
{
    /// <summary>Revenue, costs and profit.</summary>
    public const string Money = "money";

    /// <summary>Gross and net margin.</summary>
    public const string Margins = "margins";

    /// <summary>ROI with its trend.</summary>
    public const string Roi = "roi";

    /// <summary>Profit since the period's first day.</summary>
    public const string Cumulative = "cumulative";

    private const int MarkedPoints = 62;

    /// <summary>What can be drawn.</summary>
    public static IReadOnlyList<(string Key, string Label)> Choices { get; } = [(Money, "Money"), (Margins, "Margins"), (Roi, "ROI"), (Cumulative, "Cumulative")];

    /// <summary>The lines of a choice: name, colour and dash.</summary>
    public static IReadOnlyList<(string Name, string Colour, string Dash)> LinesOf(string show) => show switch
    {
        Margins => [("Gross margin", "var(--series-1)", "solid"), ("Net margin", "var(--series-3)", "solid")],
        Roi => [("ROI", "var(--series-1)", "solid"), ("Trend", "var(--series-compare)", "dash")],
        Cumulative => [("Cumulative profit", "var(--series-3)", "solid")],
        _ => [("Net revenue", "var(--series-1)", "solid"), ("Costs", "var(--series-4)", "solid"), ("Profit", "var(--series-3)", "solid")],
    };

    /// <summary>Draws a report's steps; null when none of the lines has a point.</summary>
    /// <param name="report">The report.</param>
    /// <param name="show">One of <see cref="Choices"/>.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(RoiReport report, string show, Formatter format, string title)
    {
        var unit = show is Margins or Roi ? MeasureUnit.Share : MeasureUnit.Money;
        var lines = LinesOf(show);
        double?[][] values = [.. lines.Select((_, l) => ValuesOf(report, show, l))];
        if (values.All(static v => v.All(static x => x is null)))
        {
            return null;
        }

        var kept = Thinning.Keep(values[0].All(static v => v is null) ? values[^1] : values[0]);
        string[] days = [.. kept.Select(i => StartOf(report.Steps[i], report.Question.Grain).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        var traces = new List<ChartTrace>();
        for (var l = 0; l < lines.Count; l++)
        {
            traces.AddRange(TracesOf(report, lines[l], [.. kept.Select(i => values[l][i])], kept, days, format, unit));
        }

        var known = values.SelectMany(static v => v).OfType<double>().ToArray();
        var ticks = NiceScale.Ticks(known.Min(), known.Max());
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
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, unit)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        return new ChartView(new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")), TableOf(report, format), Summary(report, format, title), [.. traces.Select(_ => kept)]);
    }

    /// <summary>Every step with all its figures.</summary>
    public static ChartTable TableOf(RoiReport report, Formatter format)
    {
        var money = format.UnitOf(MeasureUnit.Money);
        return new ChartTable(
            ["Step", $"Net revenue ({money})", $"Costs ({money})", $"Gross profit ({money})", $"Profit ({money})", "Gross margin", "Net margin", "ROI", $"Cumulative profit ({money})"],
            [.. report.Steps.Select((s, i) => (IReadOnlyList<string>)
            [
                StepName(s, report.Question.Grain, format),
                format.Cell(s.Figures.NetRevenue.Amount, MeasureUnit.Money),
                format.Cell(s.Figures.TotalCosts?.Amount, MeasureUnit.Money),
                format.Cell(s.Figures.GrossProfit?.Amount, MeasureUnit.Money),
                format.Cell(s.Figures.Profit?.Amount, MeasureUnit.Money),
                format.PercentOf(s.Figures.GrossMargin),
                format.PercentOf(s.Figures.NetMargin),
                format.PercentOf(s.Figures.Roi),
                format.Cell(report.CumulativeProfit.Count > i ? report.CumulativeProfit[i].Amount : null, MeasureUnit.Money),
            ])]);
    }

    private static IEnumerable<ChartTrace> TracesOf(
        RoiReport report, (string Name, string Colour, string Dash) line, double?[] values, IReadOnlyList<int> kept, string[] days, Formatter format, MeasureUnit unit)
    {
        var marked = kept.Count <= MarkedPoints && line.Dash == "solid";
        var mode = marked ? "lines+markers" : "lines";
        bool Open(int at) => report.Steps[kept[at]].IsUnfinished;
        string[] words = [.. kept.Select((i, at) =>
            $"{ChartText.Encode(StepName(report.Steps[i], report.Question.Grain, format))}<br>{line.Name}: <b>{ChartText.Encode(values[at] is { } v ? format.Exact((decimal)v, unit) : Formatter.NotAvailable)}</b>")];
        yield return new LineTrace
        {
            Name = line.Name,
            X = days,
            Y = [.. values.Select((v, at) => Open(at) ? null : v)],
            Mode = mode,
            Line = new(line.Colour, 2.25, line.Dash),
            Marker = marked ? new MarkerStyle(line.Colour, 5) : null,
            Hovertext = words,
        };
        if (line.Dash != "solid" || !kept.Select((_, at) => Open(at)).Any(static o => o))
        {
            yield break;
        }

        yield return new LineTrace
        {
            Name = "Not finished",
            X = days,
            // With their neighbours, so that the dots join the line.
            Y = [.. values.Select((v, at) => Open(at) || (at + 1 < values.Length && Open(at + 1)) || (at > 0 && Open(at - 1)) ? v : null)],
            Line = new(line.Colour, 2, "dot"),
            Hovertext = words,
        };
    }

    private static double?[] ValuesOf(RoiReport report, string show, int line)
    {
        if (show == Roi && line == 1)
        {
            return RoiTrend.Of(report.Steps) is { } trend ? [.. trend.Fitted] : new double?[report.Steps.Count];
        }

        return [.. report.Steps.Select((s, i) => ChartText.Number((show, line) switch
        {
            (Margins, 0) => s.Figures.GrossMargin,
            (Margins, _) => s.Figures.NetMargin,
            (Roi, _) => s.Figures.Roi,
            (Cumulative, _) => report.CumulativeProfit.Count > i ? report.CumulativeProfit[i].Amount : null,
            (_, 0) => s.Figures.NetRevenue.Amount,
            (_, 1) => s.Figures.TotalCosts?.Amount,
            _ => s.Figures.Profit?.Amount,
        }))];
    }

    // The bucket's own first day: a period may begin within.
    private static DateOnly StartOf(RoiStep step, Dimension grain) => grain switch
    {
        Dimension.Month => new DateOnly(step.From.Year, step.From.Month, 1),
        Dimension.Quarter => new DateOnly(step.From.Year, ((step.From.Month - 1) / 3 * 3) + 1, 1),
        _ => step.From,
    };

    private static string StepName(RoiStep step, Dimension grain, Formatter format) =>
        format.Bucket(new DimensionValue(string.Empty, string.Empty, StartOf(step, grain)), grain) + (step.IsUnfinished ? " (not finished)" : string.Empty);

    private static string Summary(RoiReport report, Formatter format, string title) =>
        $"{title}: net revenue {format.Full(report.Total.NetRevenue)}, costs {format.Full(report.Total.TotalCosts)}, profit {format.Full(report.Total.Profit)}, "
        + $"gross margin {format.PercentOf(report.Total.GrossMargin)}, net margin {format.PercentOf(report.Total.NetMargin)}, ROI {format.PercentOf(report.Total.Roi)}, over {report.Steps.Count} steps.";
}
