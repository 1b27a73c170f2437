namespace Analytics.Core.Marketing.Roi;

/// <summary>What the shop wants to reach; stored under <see cref="Key"/>. Null for what it has set itself no target for.</summary>
public sealed record RoiTargets
{
    /// <summary>Where they are stored.</summary>
    public const string Key = "marketing.targets";

    private const decimal Most = 1_000_000_000_000m;

    /// <summary>No targets.</summary>
    public static RoiTargets None { get; } = new();

    /// <summary>Net revenue of a calendar month, at least.</summary>
    public decimal? MonthlyRevenue { get; init; }

    /// <summary>Profit of a calendar month, at least.</summary>
    public decimal? MonthlyProfit { get; init; }

    /// <summary>Gross margin as a fraction, at least.</summary>
    public decimal? GrossMargin { get; init; }

    /// <summary>Net margin as a fraction, at least.</summary>
    public decimal? NetMargin { get; init; }

    /// <summary>ROI as a fraction, at least.</summary>
    public decimal? Roi { get; init; }

    /// <summary>What is wrong, by the property's name; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Check()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        Need(MonthlyRevenue is null or (> 0 and <= Most), nameof(MonthlyRevenue), "A month's revenue is more than 0.");
        Need(MonthlyProfit is null or (>= -Most and <= Most), nameof(MonthlyProfit), "A month's profit is an amount of money.");
        Need(GrossMargin is null or (> -1 and <= 1), nameof(GrossMargin), "A margin is at most 100%.");
        Need(NetMargin is null or (> -1 and <= 1), nameof(NetMargin), "A margin is at most 100%.");
        Need(Roi is null or (>= -1 and <= 1_000), nameof(Roi), "ROI is −100% or more.");
        return problems;

        void Need(bool holds, string property, string message)
        {
            if (!holds)
            {
                problems[property] = message;
            }
        }
    }

    /// <summary>
    /// Each target beside what was reached. A month's amount is taken for the period's days: a day counts one over the days of its month.
    /// </summary>
    public IReadOnlyList<RoiTargetLine> Against(RoiReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Period is not { } period)
        {
            return [];
        }

        var months = Enumerable.Range(0, period.Days).Select(period.From.AddDays).GroupBy(static d => DateTime.DaysInMonth(d.Year, d.Month)).Sum(static g => (decimal)g.Count() / g.Key);
        var total = report.Total;
        return
        [
            .. new RoiTargetLine[]
            {
                new(nameof(MonthlyRevenue), "Net revenue", true, MonthlyRevenue * months, total.NetRevenue.Amount),
                new(nameof(MonthlyProfit), "Profit", true, MonthlyProfit * months, total.Profit?.Amount),
                new(nameof(GrossMargin), "Gross margin", false, GrossMargin, total.GrossMargin),
                new(nameof(NetMargin), "Net margin", false, NetMargin, total.NetMargin),
                new(nameof(Roi), "ROI", false, Roi, total.Roi),
            }.Where(static l => l.Target is not null),
        ];
    }
}
