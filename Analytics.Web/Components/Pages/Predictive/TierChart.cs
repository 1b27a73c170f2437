using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds churn tiers by rule and by model as bars side by side.</summary>
public static class TierChart
{
    /// <summary>The rule's colour.</summary>
    public const string RuleColour = "var(--series-2)";

    /// <summary>The model's colour.</summary>
    public const string ModelColour = "var(--series-1)";

    /// <summary>Draws both; without a model the rule alone.</summary>
    public static ChartView Build(ChurnReport report, Formatter format, string title)
    {
        var tiers = report.ByTier;
        string[] names = [.. tiers.Select(static t => t.Tier.ToString())];
        var traces = new List<ChartTrace> { Bars("By rule", RuleColour, static t => t.ByRule, report.Summary.Customers) };
        if (report.Predicted > 0)
        {
            traces.Add(Bars("By model", ModelColour, static t => t.ByModel, report.Predicted));
        }

        var high = tiers.Max(static t => Math.Max(t.ByRule, t.ByModel));
        var ticks = NiceScale.Ticks(0, high);
        var layout = new ChartLayout
        {
            Bargap = 0.3,
            Margin = new(8, 8, 16, 8),
            Xaxis = new() { Type = "category", Showline = true, Ticklabelstandoff = 4 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Count)))],
                Range = new[] { 0, Math.Max(ticks[^1], high * 1.12) },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), Words(), [.. traces.Select(static _ => (IReadOnlyList<int>)[0, 1, 2])]);

        BarTrace Bars(string name, string colour, Func<ChurnTierTotal, int> count, int of) => new()
        {
            Name = name,
            X = names,
            Y = tiers.Select(t => (double?)count(t)).ToArray(),
            Orientation = "v",
            Marker = new MarkerStyle(colour, Cornerradius: 3),
            Text = [.. tiers.Select(t => ChartText.Encode(Part(count(t), of)))],
            Hovertext = tiers.Select(t => $"{t.Tier}, {name.ToLowerInvariant()}<br><b>{ChartText.Encode(format.Count(count(t)))} customers</b>, {ChartText.Encode(Part(count(t), of))}").ToArray(),
        };

        string Part(int count, int of) => of == 0 ? Formatter.NotAvailable : format.Share((double)count / of);

        ChartTable Table() => new(
            ["Tier", "By rule", "By model", "By rule this, by model Low", "Medium", "High", "Mean probability of those by rule", $"Value at risk by rule ({format.UnitOf(MeasureUnit.Money)})"],
            [
                .. tiers.Select((t, i) => (IReadOnlyList<string>)
                [
                    names[i],
                    format.Count(t.ByRule),
                    report.Predicted == 0 ? Formatter.NotAvailable : format.Count(t.ByModel),
                    .. report.Both[i].Select(c => report.Predicted == 0 ? Formatter.NotAvailable : format.Count(c)),
                    format.Share(t.MeanProbability),
                    format.MoneyCell(t.ValueAtRisk),
                ]),
            ]);

        string Words() => $"{title}: " + string.Join("; ", tiers.Select((t, i) =>
            $"{names[i]} {format.Count(t.ByRule)} by rule" + (report.Predicted == 0 ? string.Empty : $", {format.Count(t.ByModel)} by model"))) + ".";
    }
}
