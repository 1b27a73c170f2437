using System.Globalization;
using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>
/// Finds campaigns whose rate fell beyond its own noise. The last seven days are held against the 28 before them: with r the rate before, num and
/// den its sums, z = (num₁ − r den₁) ÷ √(s² den₁ (1 + den₁ ÷ den₀)), where s² = Σ(num − r den)² ÷ den ÷ (n − 1) over the days before, and for
/// counts no less than Poisson's r. Beyond −3 it is told: by luck alone that happens about once in a thousand looks at a campaign.
/// </summary>
public static class CampaignAlerts
{
    /// <summary>The days that are judged.</summary>
    public const int LastDays = 7;

    /// <summary>The days before, which show the noise.</summary>
    public const int DaysBefore = 28;

    private const int LeastDaysBefore = 14;
    private const double LeastExpected = 10;
    private const double Limit = -3;

    /// <summary>The alerts, the gravest first.</summary>
    public static IReadOnlyList<CampaignAlert> Of(CampaignTable table, string? conversion)
    {
        if (table.Last is not { } last)
        {
            return [];
        }

        var from = last.AddDays(1 - LastDays);
        var alerts = new List<CampaignAlert>();
        foreach (var group in table.Days.Where(d => d.Day > last.AddDays(-LastDays - DaysBefore)).GroupBy(static d => d.Campaign, StringComparer.Ordinal))
        {
            var campaign = table.Find(group.Key)!;
            var days = CampaignReports.ByDay(group, conversion);
            CampaignSums[] before = [.. days.Where(d => d.Day < from).Select(static d => d.Sums)];
            CampaignSums[] now = [.. days.Where(d => d.Day >= from).Select(static d => d.Sums)];
            (string Measure, Func<CampaignSums, double?> Of, Func<CampaignSums, double?> Per, bool IsCount)[] measures =
            [
                ("CTR", static s => s.Clicks, static s => s.Impressions, true),
                ("conversion rate", static s => (double?)s.Conversions, static s => s.Clicks, true),
                ("ROAS", static s => s.RevenueUnits / 10_000.0, static s => s.CostUnits / 10_000.0, false),
                ("clicks for money", static s => s.Clicks, static s => s.CostUnits / 10_000.0, true),
            ];
            foreach (var (measure, of, per, isCount) in measures)
            {
                if (Test(before, now, of, per, isCount) is { } test && test.Z <= Limit)
                {
                    alerts.Add(new CampaignAlert(
                        campaign.Id, campaign.Name, measure, test.Before, test.Now, test.Z, from, last, Words(campaign, measure, test.Before, test.Now, test.Z)));
                }
            }
        }

        return [.. alerts.OrderBy(static a => a.Z)];
    }

    /// <summary>The test; null where there is too little to judge.</summary>
    internal static (double Before, double Now, double Z)? Test(
        IReadOnlyList<CampaignSums> before, IReadOnlyList<CampaignSums> now, Func<CampaignSums, double?> of, Func<CampaignSums, double?> per, bool isCount)
    {
        (double Of, double Per)[] past = [.. before.Where(d => of(d) is not null && per(d) is > 0).Select(d => (of(d)!.Value, per(d)!.Value))];
        (double Of, double Per)[] recent = [.. now.Where(d => of(d) is not null && per(d) is > 0).Select(d => (of(d)!.Value, per(d)!.Value))];
        if (past.Length < LeastDaysBefore || recent.Length < LastDays / 2)
        {
            return null;
        }

        var (pastPer, recentPer) = (past.Sum(static d => d.Per), recent.Sum(static d => d.Per));
        var rate = past.Sum(static d => d.Of) / pastPer;
        if (rate <= 0 || (isCount && rate * recentPer < LeastExpected))
        {
            return null;
        }

        var noise = past.Sum(d => Math.Pow(d.Of - (rate * d.Per), 2) / d.Per) / (past.Length - 1);
        noise = isCount ? Math.Max(noise, rate) : noise;
        var sum = recent.Sum(static d => d.Of);
        var deviation = Math.Sqrt(noise * recentPer * (1 + (recentPer / pastPer)));
        return deviation > 0 ? (rate, sum / recentPer, (sum - (rate * recentPer)) / deviation) : null;
    }

    private static string Words(Campaign campaign, string measure, double before, double now, double z)
    {
        var lost = ((before - now) / before).ToString("0%", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{campaign.Name}: {measure} fell by {lost} in the last {LastDays} days, {-z:0.0} times what it usually wavers.");
    }
}
