using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds a lying bar of value at risk for each group of customers, the most first.</summary>
public static class RiskBars
{
    private const int LeastSlots = 5;

    /// <summary>Draws groups with value at risk; at least one.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="total">Value at risk of all.</param>
    /// <param name="what">What they are grouped by.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(IReadOnlyList<ScoreGroup> groups, double total, string what, Formatter format, string title)
    {
        double[] places = [.. Enumerable.Range(0, groups.Count).Select(static i => (double)i)];
        var trace = new BarTrace
        {
            Name = "Value at risk",
            X = groups.Select(static g => (double?)g.ValueAtRisk).ToArray(),
            Y = places,
            Width = 0.62,
            Marker = new MarkerStyle("var(--series-4)", Cornerradius: 3),
            Text = [.. groups.Select(g => ChartText.Encode(End(g)))],
            Hovertext = groups.Select(g => $"<b>{ChartText.Encode(g.Name)}</b><br>{ChartText.Encode(format.MoneyExact(g.ValueAtRisk))} at risk<br>{ChartText.Encode(format.Count(g.AtRisk))} of {ChartText.Encode(format.Count(g.Customers))} customers at risk").ToArray(),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Range = new[] { 0, groups.Max(static g => g.ValueAtRisk) * 1.42 } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. groups.Select(static g => ChartText.Encode(g.Name))],
                Range = new[] { Math.Max(groups.Count, LeastSlots) - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var table = new ChartTable(
            [what, "Customers", "At risk", $"Value at risk ({format.UnitOf(MeasureUnit.Money)})", "Share", "Mean churn probability"],
            [
                .. groups.Select(g => (IReadOnlyList<string>)
                    [g.Name, format.Count(g.Customers), format.Count(g.AtRisk), format.MoneyCell(g.ValueAtRisk), Part(g), format.Share(g.MeanChurnProbability)]),
            ]);
        return new ChartView(
            figure, table, $"{title}: {format.MoneyExact(total)} in all; {string.Join("; ", groups.Take(3).Select(g => $"{g.Name} {End(g)}"))}.",
            [[.. Enumerable.Range(0, groups.Count)]]);

        string Part(ScoreGroup group) => total > 0 ? format.Share(group.ValueAtRisk / total) : Formatter.NotAvailable;

        string End(ScoreGroup group) => $"{format.Money(group.ValueAtRisk)}  ·  {Part(group)}";
    }
}
