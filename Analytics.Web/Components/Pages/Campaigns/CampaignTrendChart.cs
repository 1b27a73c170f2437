using System.Globalization;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Draws a figure of campaigns day by day, and over seven days, since single days waver.</summary>
internal static class CampaignTrendChart
{
    private const int Week = 7;

    /// <summary>What can be drawn.</summary>
    public static IReadOnlyList<(string Key, string Label)> Metrics { get; } = [("cost", "Cost"), ("revenue", "Revenue"), ("conversions", "Conversions"), ("roas", "ROAS"), ("cpa", "CPA"), ("ctr", "CTR")];

    /// <summary>Draws it; null where no day has it.</summary>
    public static ChartView? Build(CampaignReport report, string metric, Formatter format)
    {
        var days = report.Days;
        double?[] values = [.. days.Select(d => Of(d.Sums, metric))];
        if (values.All(static v => v is null))
        {
            return null;
        }

        var label = Metrics.First(m => m.Key == metric).Label;
        var isSum = metric is "cost" or "revenue" or "conversions";
        // A ratio over a week divides the week's sums; a sum is its daily mean.
        double?[] weeks = [.. days.Select((d, i) =>
        {
            var window = days.Take(i + 1).Reverse().TakeWhile(p => p.Day > d.Day.AddDays(-Week)).ToArray();
            var sums = window.Aggregate(CampaignSums.None, static (sum, p) => sum + p.Sums);
            return d.Day < days[0].Day.AddDays(Week - 1) ? null : Of(sums, metric) / (isSum ? Week : 1);
        })];
        var kept = Thinning.Keep(values);
        string[] at = [.. kept.Select(i => days[i].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        string[] words = [.. kept.Select(i => $"{ChartText.Encode(format.Day(days[i].Day))}<br><b>{ChartText.Encode(Text(values[i], metric, format))}</b><br>over 7 days: {ChartText.Encode(Text(weeks[i], metric, format))}")];
        var known = values.OfType<double>().ToArray();
        var ticks = NiceScale.Ticks(known.Min(), known.Max());
        var figure = new ChartFigure(
            [
                new LineTrace { Name = "Day", X = at, Y = [.. kept.Select(i => values[i])], Line = new("var(--series-6)", 1), Hovertext = words },
                new LineTrace { Name = "7 days", X = at, Y = [.. kept.Select(i => weeks[i])], Line = new("var(--series-1)", 2.25), Hoverinfo = "skip" },
            ],
            new ChartLayout
            {
                Hovermode = "x",
                Margin = new(8, 16, 8, 8),
                Xaxis = new() { Type = "date", Showline = true, Nticks = 8, Ticklabelstandoff = 4, Tickangle = 0 },
                Yaxis = new()
                {
                    Type = "linear", Showgrid = true, Zeroline = ticks[0] < 0, Tickvals = ticks,
                    Ticktext = [.. ticks.Select(t => ChartText.Encode(metric == "ctr" ? format.Rate(t) : format.Axis((decimal)t, metric is "cost" or "revenue" or "cpa" ? MeasureUnit.Money : MeasureUnit.Pieces)))],
                    Range = new[] { ticks[0], ticks[^1] * 1.04 }, Ticklabelstandoff = 8,
                },
            },
            label, ChartText.FileName("Campaigns " + label, "png"));
        var table = new ChartTable(["Day", label, "Over 7 days"], [.. days.Select((d, i) => (IReadOnlyList<string>)[format.Day(d.Day), Text(values[i], metric, format), Text(weeks[i], metric, format)])]);
        var last = Array.FindLastIndex(weeks, static v => v is not null);
        return new ChartView(figure, table, $"{label} over {days.Count} days; over the last 7 days {(last < 0 ? Formatter.NotAvailable : Text(weeks[last], metric, format))}{(isSum ? " a day" : string.Empty)}.", [kept, kept]);
    }

    private static double? Of(CampaignSums sums, string metric) => metric switch
    {
        "cost" => (double?)sums.Cost,
        "revenue" => (double?)sums.Revenue,
        "conversions" => (double?)sums.Conversions,
        "roas" => sums.Roas,
        "cpa" => sums.Cpa.Value,
        _ => sums.Ctr.Value,
    };

    private static string Text(double? value, string metric, Formatter format) => metric switch
    {
        "cost" or "revenue" or "cpa" => format.Money(value),
        "ctr" => format.Rate(value),
        _ => format.Ratio(value),
    };
}
