using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>What the Campaigns page's address asks for. What it does not understand it leaves out: a wrong link still shows a page.</summary>
public static class CampaignView
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    /// <summary>The tabs.</summary>
    public static IReadOnlyList<(string Key, string Label)> Tabs { get; } =
        [("campaigns", "Campaigns"), ("attribution", "Attribution"), ("experiments", "Experiments"), ("optimizer", "Optimizer")];

    /// <summary>The periods, counted back from the last day with data.</summary>
    public static IReadOnlyList<(string Key, string Label, int? Days)> Periods { get; } =
        [("7", "Last 7 days with data", 7), ("28", "Last 28 days", 28), ("90", "Last 90 days", 90), ("365", "Last 365 days", 365), ("all", "All days", null)];

    /// <summary>The tab.</summary>
    public static string TabOf(PageView view) => Tabs.Any(t => t.Key == view.Option("tab")) ? view.Option("tab")! : Tabs[0].Key;

    /// <summary>The period's key: 28 days unless the address says another, or days of its own.</summary>
    public static string PeriodOf(PageView view) => Periods.Any(p => p.Key == view.Option("days")) ? view.Option("days")! : view.Custom is null ? "28" : "own";

    /// <summary>The question for the table.</summary>
    public static CampaignQuery Query(PageView view, CampaignTable table)
    {
        var key = PeriodOf(view);
        var (from, to) = key == "own"
            ? (view.Custom!.From, view.Custom.To)
            : Periods.First(p => p.Key == key).Days is { } days && table.Last is { } last ? (last.AddDays(1 - days), last) : (default(DateOnly?), default(DateOnly?));
        return new CampaignQuery
        {
            From = from,
            To = to,
            By = CampaignQuestions.Find(view.Option("by")) ?? CampaignDimension.Campaign,
            Conversion = table.ConversionOf(view.Option("conversion")),
            Campaign = view.Option("only") is { } only && table.Find(only) is not null ? only : null,
        };
    }

    /// <summary>The part of the customers that the address names; none for everybody. Campaigns know nothing else to be kept to.</summary>
    public static IReadOnlyList<Filter> PartOf(PageView view) => [.. view.Filters.Where(static f => CustomerList.Filterable.Contains(f.Dimension))];

    /// <summary>The days of a question; null for all. An end that is left out is open.</summary>
    public static Period? DaysOf(CampaignQuery query)
    {
        return query is { From: null, To: null } ? null : new Period(Within(query.From ?? First), Within(query.To ?? Last));

        // There is nothing beyond, and no clock to tell when such a day began.
        static DateOnly Within(DateOnly day) => day < First ? First : day > Last ? Last : day;
    }

    /// <summary>The question for the optimizer.</summary>
    public static OptimizationQuestion Optimization(PageView view)
    {
        var usual = new OptimizationQuestion();
        return usual with
        {
            Goal = OptimizationQuestions.Goals.FirstOrDefault(g => g.Key == view.Option("goal")) is { Key: not null } goal ? goal.Goal : usual.Goal,
            By = CampaignQuestions.Find(view.Option("among")) is { } by and not CampaignDimension.Ad ? by : usual.By,
            Conversion = view.Option("conversion"),
            Days = (int?)Number(view, "learn") is >= OptimizationQuestion.LeastDays and <= OptimizationQuestion.MostDays and var days ? days : usual.Days,
            ChangeLimit = Number(view, "limit") is > 0 and <= 1000 and var limit ? limit / 100 : usual.ChangeLimit,
            Budget = Number(view, "budget") is > 0 and < 1e12 and var budget ? budget : null,
            Bounds = [.. BoundsOf(view.Option("bounds"))],
        };
    }

    /// <summary>Bounds as an address says them: <c>key:low:high</c>, joined by <c>|</c>.</summary>
    public static string? TextOf(IReadOnlyList<SpendBound> bounds) => bounds.Count == 0
        ? null
        : string.Join('|', bounds.Select(static b => string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(b.Key)}:{b.Low}:{b.High}")));

    private static IEnumerable<SpendBound> BoundsOf(string? text)
    {
        foreach (var part in (text ?? string.Empty).Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is [var key, var low, var high] && (Number(low) is not null || Number(high) is not null))
            {
                yield return new SpendBound(Uri.UnescapeDataString(key), Number(low), Number(high));
            }
        }
    }

    private static double? Number(PageView view, string option) => view.Option(option) is { } text ? Number(text) : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;
}
