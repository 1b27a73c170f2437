using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>Makes the tiles of the ROI page.</summary>
internal static class RoiTiles
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private const string NoGoods = "Costs of goods are not known for all sales.";

    public static IReadOnlyList<FigureTileModel> Make(RoiReport report, Formatter format)
    {
        var (now, before) = (report.Total, report.Before);
        return
        [
            Amount("Net revenue", now.NetRevenue.Amount, before?.NetRevenue.Amount, "Σ amount over all lines: sales − returns + adjustments.", null, report, format),
            Amount("Costs", now.TotalCosts?.Amount, before?.TotalCosts?.Amount, "Σ of all costs that are entered. What is missing is named, not counted as zero.", "No costs are entered for these days.", report, format),
            Amount("Profit", now.Profit?.Amount, before?.Profit?.Amount, "Net revenue − all known costs.", NoGoods, report, format),
            Amount("Profit per customer", now.ProfitPerCustomer, before?.ProfitPerCustomer, "Profit × (net revenue of known customers ÷ net revenue) ÷ active customers: costs are shared among known and anonymous buyers by net revenue.", now.Profit is null ? NoGoods : "No identified customer bought.", report, format),
            Share("Gross margin", now.GrossMargin, before?.GrossMargin, "(Net revenue − costs of goods) ÷ net revenue.", report, format),
            Share("Net margin", now.NetMargin, before?.NetMargin, "(Net revenue − all known costs) ÷ net revenue.", report, format),
            Share("ROI", now.Roi, before?.Roi, "(Net revenue − all known costs) ÷ all known costs.", report, format),
            BreakEven(report, format),
        ];
    }

    private static FigureTileModel Amount(string label, decimal? value, decimal? before, string formula, string? why, RoiReport report, Formatter format)
    {
        var change = value is { } v && before is { } b && b != 0 ? (v - b) / Math.Abs(b) : (decimal?)null;
        return new FigureTileModel(
            label,
            format.Compact(value, MeasureUnit.Money),
            value is null ? null : format.Exact(value, MeasureUnit.Money),
            Notes(value is null ? why : null, change is { } c ? format.Change(c, MeasureUnit.Money) : null, label, report, format),
            Explain(label, formula, format.Exact(value, MeasureUnit.Money), before is null ? null : format.Exact(before, MeasureUnit.Money), report, format),
            value < 0 ? false : null);
    }

    private static FigureTileModel Share(string label, decimal? value, decimal? before, string formula, RoiReport report, Formatter format) => new(
        label,
        format.PercentOf(value),
        null,
        Notes(
            value is null ? (report.Total.NetRevenue.Units == 0 ? "Nothing was sold." : NoGoods) : null,
            value is { } v && before is { } b ? format.Change(v - b, MeasureUnit.Share) : null,
            label,
            report,
            format),
        Explain(label, formula, format.Exact(value, MeasureUnit.Share), before is null ? null : format.Exact(before, MeasureUnit.Share), report, format),
        value < 0 ? false : null);

    private static FigureTileModel BreakEven(RoiReport report, Formatter format)
    {
        var point = report.BreakEven;
        string[] notes = point switch
        {
            null => [NoGoods],
            { Revenue: null } => [point.Reason!],
            { Safety: { } safety } => [safety >= 0 ? $"sales may fall by {format.Share(safety)}" : $"sales must grow by {format.Share(-safety)}", DayWords(report, format)],
            _ => [DayWords(report, format)],
        };
        return new FigureTileModel(
            "Break-even",
            format.Short(point?.Revenue),
            point?.Revenue is null ? null : format.Full(point.Revenue),
            notes,
            new FigureExplanation(
                "How break-even is made",
                "Fixed costs ÷ contribution margin, where contribution margin = (net revenue − variable costs) ÷ net revenue: the revenue of these days at which profit is zero. The day is the first from which on the period's cumulative profit stays above zero.",
                [
                    ("Net revenue", format.Full(report.Total.NetRevenue)), ("Variable costs", format.Full(report.Total.Variable)), ("Fixed costs", format.Full(report.Total.Fixed)),
                    ("Contribution margin", format.PercentOf(point?.ContributionMargin)), ("Break-even revenue", format.Full(point?.Revenue)),
                    ("Break-even day", report.BreakEvenDay is { } day ? format.Day(day) : Formatter.NotAvailable),
                    .. Common(report, format),
                ]),
            point is { Safety: < 0 } ? false : null);
    }

    private static string DayWords(RoiReport report, Formatter format) =>
        report.BreakEvenDay is { } day ? $"in profit from {format.Day(day)}" : "not in profit at the end";

    private static List<string> Notes(string? why, string? change, string label, RoiReport report, Formatter format)
    {
        if (why is not null)
        {
            return [why];
        }

        var notes = new List<string>();
        if (change is not null && report.ComparisonPeriod is { } days)
        {
            notes.Add($"{change} vs {format.Days(days)}");
        }

        if (label is not ("Net revenue" or "Gross margin") && report.Total.Missing.Count > 0)
        {
            notes.Add($"without {RoiWords.List(report.Total.Missing)}");
        }

        return notes;
    }

    private static FigureExplanation Explain(string label, string formula, string value, string? before, RoiReport report, Formatter format) => new(
        $"How {label} is made",
        formula,
        [
            (label, value),
            .. before is null || report.ComparisonPeriod is not { } then ? Array.Empty<(string, string)>() : [($"{label}, {format.Days(then)}", before)],
            ("Net revenue", format.Full(report.Total.NetRevenue)),
            .. report.Total.Known.Select(c => (MoneyText.Name(c), format.Full(report.Total.Costs[c]))),
            .. report.Total.Missing.Count == 0 ? Array.Empty<(string, string)>() : [("Not known, so not taken off", RoiWords.List(report.Total.Missing))],
            .. Common(report, format),
        ]);

    private static IEnumerable<(string Name, string Value)> Common(RoiReport report, Formatter format) =>
    [
        ("Days, both inside", report.Period is { } days ? format.Days(days) : Formatter.NotAvailable),
        ("Filters", FilterWords.Of(report.Question.Filters, format)),
        ("Time zone", report.TimeZoneId),
    ];
}
