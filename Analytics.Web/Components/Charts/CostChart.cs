using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds a bar for each category of costs, those that are missing named.</summary>
public static class CostChart
{
    /// <summary>Draws a report's costs; null when none is known.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(RoiReport report, Formatter format, string title)
    {
        var total = report.Total;
        if (total.TotalCosts is not { } all)
        {
            return null;
        }

        var rows = total.Known.OrderByDescending(c => total.Costs[c].Units).Concat(total.Missing).ToList();
        double[] places = [.. Enumerable.Range(0, rows.Count).Select(static i => (double)i)];
        decimal? Amount(int i) => total.Costs.TryGetValue(rows[i], out var money) ? money.Amount : null;
        decimal? Share(int i) => all.Units > 0 ? Amount(i) / all.Amount : null;
        string Words(int i) => Amount(i) is { } amount ? format.Compact(amount, MeasureUnit.Money) + (Share(i) is { } share ? $"  ·  {format.Share(share)}" : string.Empty) : "not known";
        var trace = new BarTrace
        {
            X = rows.Select((_, i) => ChartText.Number(Amount(i)) ?? 0).Select(static v => (double?)v).ToArray(),
            Y = places,
            Width = 0.62,
            Marker = new MarkerStyle(rows.Select(MoneyText.Colour).ToArray(), Cornerradius: 3),
            Text = [.. rows.Select((_, i) => ChartText.Encode(Words(i)))],
            Hovertext = rows.Select((c, i) => $"{ChartText.Encode(MoneyText.Name(c))}<br><b>{ChartText.Encode(Amount(i) is { } amount ? format.Exact(amount, MeasureUnit.Money) : "not known")}</b>").ToArray(),
        };
        var high = Math.Max(1, rows.Select((_, i) => (double)(Amount(i) ?? 0)).Max());
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Range = new[] { 0, high * 1.4 } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. rows.Select(static c => ChartText.Encode(MoneyText.Name(c)))],
                Range = new[] { rows.Count - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            ["Category", $"Amount ({format.UnitOf(MeasureUnit.Money)})", "Of costs", "Of net revenue", "Entries"],
            [.. rows.Select((c, i) => (IReadOnlyList<string>)
            [
                MoneyText.Name(c), Amount(i) is { } amount ? format.Cell(amount, MeasureUnit.Money) : "not known", format.PercentOf(Share(i)),
                format.PercentOf(total.NetRevenue.Units > 0 ? Amount(i) / total.NetRevenue.Amount : null), format.Count(report.Coverage.Single(k => k.Category == c).Entries),
            ])]);
        return new ChartView(
            new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, $"{title}: {string.Join(", ", rows.Select((c, i) => $"{MoneyText.Name(c)} {Words(i)}"))}.", []);
    }
}
