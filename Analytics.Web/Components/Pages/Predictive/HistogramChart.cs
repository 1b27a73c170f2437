using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds standing bars of customers by how much of a score they have. Bars are equally wide, whatever their steps; their edges are named.</summary>
public static class HistogramChart
{
    private const int MostMarks = 9;
    private const int DecadeSteps = 5;

    /// <summary>Churn probabilities from 0 to 1.</summary>
    public static ChartView OfProbabilities(IReadOnlyList<ScoreBin> bins, Formatter format, string title, string what) => Build(
        bins, format, title, what, format.Share, value => ((decimal)value).ToString("P0", format.Culture), bins.Count / 5, 0, isOpen: false, "Mean",
        bin => format.Share(bin.Customers == 0 ? null : bin.Value / bin.Customers));

    /// <summary>Money in equal steps, or of equal ratio.</summary>
    public static ChartView OfMoney(ScoreDistribution distribution, Formatter format, string title, string what)
    {
        var bins = distribution.Bins;
        var every = distribution.IsLog ? DecadeSteps : Math.Max(1, (bins.Count + MostMarks - 1) / MostMarks);
        // A mark for each power of ten, else the round steps from the first on.
        var first = distribution.IsLog ? Enumerable.Range(0, bins.Count + 1).FirstOrDefault(i => IsPower(EdgeOf(bins, i))) : 0;
        if (distribution.IsLog && bins.Count <= 2 * DecadeSteps)
        {
            (every, first) = (2, 0);
        }

        return Build(bins, format, title, what, format.MoneyExact, value => Mark(format, value), every, first, isOpen: true, "Sum", bin => format.MoneyExact(bin.Value));
    }

    private static ChartView Build(
        IReadOnlyList<ScoreBin> bins, Formatter format, string title, string what, Func<double?, string> exact, Func<double, string> mark,
        int every, int first, bool isOpen, string sumName, Func<ScoreBin, string> sum)
    {
        var all = bins.Sum(static b => b.Customers);
        double[] places = [.. Enumerable.Range(0, bins.Count).Select(static i => i + 0.5)];
        int[] marks = [.. Enumerable.Range(0, bins.Count + 1).Where(i => i >= first && (i - first) % Math.Max(1, every) == 0)];
        var ticks = NiceScale.Ticks(0, bins.Max(static b => b.Customers));
        var trace = new BarTrace
        {
            Name = "Customers",
            X = places,
            Y = bins.Select(static b => (double?)b.Customers).ToArray(),
            Orientation = "v",
            Width = 0.92,
            Marker = new MarkerStyle("var(--series-1)", Cornerradius: 2, Pattern: new MarkerPattern([.. bins.Select((_, i) => isOpen && i == bins.Count - 1 ? "/" : string.Empty)])),
            Hovertext = bins.Select((b, i) => $"{ChartText.Encode(Name(i))}<br><b>{ChartText.Encode(format.Count(b.Customers))} customers</b>, {ChartText.Encode(ShareOf(b))}<br>{sumName.ToLowerInvariant()} {ChartText.Encode(sum(b))}").ToArray(),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 16, 8, 8),
            Xaxis = new()
            {
                Type = "linear",
                Showline = true,
                Tickvals = marks.Select(static i => (double)i).ToArray(),
                Ticktext = [.. marks.Select(i => ChartText.Encode(mark(EdgeOf(bins, i)) + (isOpen && i == bins.Count ? "+" : string.Empty)))],
                Tickangle = 0,
                Range = new[] { -0.1, bins.Count + 0.1 },
                Ticklabelstandoff = 4,
            },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Count)))],
                Range = new[] { 0, ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var table = new ChartTable(
            [what, "Customers", "Share", sumName],
            [.. bins.Select((b, i) => (IReadOnlyList<string>)[Name(i), format.Count(b.Customers), ShareOf(b), sum(b)])]);
        var most = bins.Select(static (b, i) => (b.Customers, i)).MaxBy(static b => b.Customers).i;
        return new ChartView(
            figure, table, $"{title}: {format.Count(all)} customers in {bins.Count} steps; most, {format.Count(bins[most].Customers)}, at {Name(most)}.",
            [[.. Enumerable.Range(0, bins.Count)]]);

        string Name(int i) => isOpen && i == bins.Count - 1 ? $"{exact(bins[i].From)} and more" : $"{exact(bins[i].From)} to {exact(bins[i].To)}";

        string ShareOf(ScoreBin bin) => all == 0 ? Formatter.NotAvailable : format.Share((double)bin.Customers / all);
    }

    private static double EdgeOf(IReadOnlyList<ScoreBin> bins, int edge) => edge < bins.Count ? bins[edge].From : bins[^1].To;

    private static bool IsPower(double edge) => Math.Log10(edge) is var power && Math.Abs(power - Math.Round(power)) < 1e-6;

    private static string Mark(Formatter format, double value) =>
        format.Axis(Math.Abs(value) >= 100 ? (decimal)Math.Round(value) : (decimal)Math.Round(value, value < 0.1 ? 4 : 2), MeasureUnit.Money);
}
