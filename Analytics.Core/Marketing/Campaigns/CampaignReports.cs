using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Answers questions about campaigns.</summary>
public static class CampaignReports
{
    private const int FewDays = 7;
    private const int RateDays = 14;

    /// <summary>The answer.</summary>
    /// <param name="table">The campaigns.</param>
    /// <param name="query">The question.</param>
    public static CampaignReport Of(CampaignTable table, CampaignQuery query)
    {
        var conversion = table.ConversionOf(query.Conversion);
        CampaignDay[] days =
        [
            .. table.Days.Where(d => !(d.Day < query.From) && !(d.Day > query.To) && (query.Campaign is null || d.Campaign == query.Campaign)),
        ];
        var groups = days.GroupBy(d => table.KeyOf(d, query.By), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);
        if (query.By == CampaignDimension.Campaign)
        {
            foreach (var campaign in table.Campaigns.Where(c => query.Campaign is null || c.Id == query.Campaign))
            {
                groups.TryAdd(campaign.Id, []);
            }
        }

        var byDay = ByDay(days, conversion);
        return new CampaignReport(
            query with { Conversion = conversion },
            [
                .. groups.Select(g => Line(table, query.By, g.Key, g.Value, conversion))
                    .OrderByDescending(static l => l.Sums.CostUnits ?? -1)
                    .ThenBy(static l => l.Name, StringComparer.OrdinalIgnoreCase),
            ],
            Sum(days, conversion),
            byDay,
            table.Conversions,
            [.. table.Conversions.Select(c => Sum(days, c).Conversions ?? 0)],
            CampaignAlerts.Of(table, conversion),
            table.First,
            table.Last);
    }

    /// <summary>The sums of each day, in the days' order.</summary>
    public static IReadOnlyList<CampaignPoint> ByDay(IEnumerable<CampaignDay> days, string? conversion) =>
        [.. days.GroupBy(static d => d.Day).OrderBy(static g => g.Key).Select(g => new CampaignPoint(g.Key, Sum(g, conversion)))];

    internal static CampaignSums Sum(IEnumerable<CampaignDay> days, string? conversion) =>
        days.Aggregate(CampaignSums.None, (sum, day) => sum + CampaignTable.SumsOf(day, conversion));

    private static CampaignLine Line(CampaignTable table, CampaignDimension by, string key, CampaignDay[] days, string? conversion)
    {
        var campaign = by == CampaignDimension.Campaign ? table.Find(key) : null;
        return new CampaignLine(key, campaign?.Name ?? key, Sum(days, conversion), campaign is null ? null : Use(table, campaign), RoasRange(ByDay(days, conversion)));
    }

    private static BudgetUse? Use(CampaignTable table, Campaign campaign)
    {
        if (campaign.Budget is not { } budget || table.Last is not { } last)
        {
            return null;
        }

        CampaignDay[] own = [.. table.Days.Where(d => d.Campaign == campaign.Id && d.Cost is not null)];
        var spent = own.Sum(static d => d.Cost!.Value.Amount);
        double? used = budget.Units > 0 ? (double)(spent / budget.Amount) : null;
        if (campaign is not { Start: { } start, End: { } end })
        {
            return new BudgetUse(budget.Amount, spent, used, null, null, null);
        }

        var length = end.DayNumber - start.DayNumber + 1;
        var passed = Math.Clamp(last.DayNumber - start.DayNumber + 1, 0, length);
        double? elapsed = length > 0 ? (double)passed / length : null;
        var rate = own.Where(d => d.Day > last.AddDays(-RateDays)).Sum(static d => d.Cost!.Value.Amount) / Math.Min(RateDays, Math.Max(1, passed));
        return new BudgetUse(budget.Amount, spent, used, elapsed, elapsed > 0 ? used / elapsed : null, spent + (rate * Math.Max(0, length - passed)));
    }

    /// <summary>The ratio estimator's range over days (Cochran, 1977, 6.4): r ± 1.96 √(n Σ(y − r x)² ÷ (n − 1)) ÷ Σx.</summary>
    private static (double Low, double High)? RoasRange(IReadOnlyList<CampaignPoint> days)
    {
        var spent = days.Where(static d => d.Sums is { CostUnits: not null, RevenueUnits: not null }).ToArray();
        var cost = spent.Sum(static d => (double)d.Sums.CostUnits!.Value);
        if (spent.Length < FewDays || cost <= 0)
        {
            return null;
        }

        var ratio = spent.Sum(static d => (double)d.Sums.RevenueUnits!.Value) / cost;
        var squares = spent.Sum(d => Math.Pow(d.Sums.RevenueUnits!.Value - (ratio * d.Sums.CostUnits!.Value), 2));
        var reach = 1.959964 * Math.Sqrt(spent.Length * squares / (spent.Length - 1)) / cost;
        return (Math.Max(0, ratio - reach), ratio + reach);
    }
}
