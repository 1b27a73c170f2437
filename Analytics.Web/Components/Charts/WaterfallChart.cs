using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds the way from net revenue to profit, a bar for each known cost.</summary>
public static class WaterfallChart
{
    private sealed record Bar(string Name, decimal From, decimal To, string Colour, bool IsSum);

    /// <summary>A comfortable height in pixels for a waterfall of these figures.</summary>
    public static int HeightFor(RoiFigures figures) => 32 + (32 * (figures.Known.Count + 3));

    /// <summary>Draws figures; null when profit is not known.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(RoiFigures figures, Formatter format, string title)
    {
        if (figures.Profit is not { } profit)
        {
            return null;
        }

        var bars = Bars(figures, profit.Amount);
        double[] places = [.. Enumerable.Range(0, bars.Count).Select(static i => (double)i)];
        var net = figures.NetRevenue.Amount;
        var trace = new BarTrace
        {
            // From the smaller end, so that each bar's words stand to its right.
            X = bars.Select(static b => (double?)(double)Math.Abs(b.To - b.From)).ToArray(),
            Y = places,
            Base = [.. bars.Select(static b => (double?)(double)Math.Min(b.From, b.To))],
            Width = 0.62,
            Marker = new MarkerStyle(bars.Select(static b => b.Colour).ToArray(), Cornerradius: 2),
            Text = [.. bars.Select(b => ChartText.Encode(Words(b, net, format)))],
            Hovertext = bars.Select(b => $"{ChartText.Encode(b.Name)}<br><b>{ChartText.Encode(format.Exact(b.To - b.From, MeasureUnit.Money))}</b>"
                + (net > 0 ? $"<br>{ChartText.Encode(format.Share((b.To - b.From) / net))} of net revenue" : string.Empty)).ToArray(),
        };
        var low = (double)Math.Min(0, bars.Min(static b => Math.Min(b.From, b.To)));
        var high = (double)Math.Max(0, bars.Max(static b => Math.Max(b.From, b.To)));
        var room = (high - low) * 0.34;
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Zeroline = true, Range = new[] { low < 0 ? low - room : 0, high + room } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. bars.Select(static b => ChartText.Encode(b.Name))],
                Range = new[] { bars.Count - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            ["Step", $"Amount ({format.UnitOf(MeasureUnit.Money)})", "Of net revenue"],
            [.. bars.Select(b => (IReadOnlyList<string>)[b.Name, format.Cell(b.To - b.From, MeasureUnit.Money), format.PercentOf(net > 0 ? (b.To - b.From) / net : null)])]);
        var summary = $"{title}: {string.Join(", ", bars.Select(b => $"{b.Name} {format.Compact(b.To - b.From, MeasureUnit.Money)}"))}.";
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);
    }

    private static List<Bar> Bars(RoiFigures figures, decimal profit)
    {
        var left = figures.NetRevenue.Amount;
        var bars = new List<Bar> { new("Net revenue", 0, left, "var(--series-1)", true) };
        foreach (var category in figures.Known)
        {
            var cost = figures.Costs[category].Amount;
            bars.Add(new Bar(MoneyText.Name(category), left, left - cost, MoneyText.Colour(category), false));
            left -= cost;
            if (category == CostCategory.Goods && figures.Known.Count > 1)
            {
                bars.Add(new Bar("Gross profit", 0, left, "var(--series-1)", true));
            }
        }

        bars.Add(new Bar("Profit", 0, profit, profit < 0 ? "var(--bad)" : "var(--series-3)", true));
        return bars;
    }

    private static string Words(Bar bar, decimal net, Formatter format)
    {
        var value = bar.To - bar.From;
        var text = (bar.IsSum || value >= 0 ? string.Empty : "−") + format.Compact(bar.IsSum ? value : Math.Abs(value), MeasureUnit.Money);
        return net > 0 ? $"{text}  ·  {format.Share(Math.Abs(value) / net)}" : text;
    }
}
