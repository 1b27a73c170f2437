using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Holds what happened after a change of budgets against what was expected of it.</summary>
public static class ChangeComparison
{
    /// <summary>The fewest days that are judged.</summary>
    public const int LeastDays = 7;

    private const double LeastFollowed = 0.5;
    private const double Deviations = 1.959964;

    /// <summary>Compares them.</summary>
    /// <param name="table">The campaigns as they are now.</param>
    /// <param name="change">What was decided.</param>
    public static ChangeOutcome Of(CampaignTable table, BudgetChange change)
    {
        BudgetChangeLine[] judged = [.. change.Lines.Where(static l => l.Curve is not null)];
        var keys = judged.ToDictionary(static l => l.Key, StringComparer.Ordinal);
        var rows = table.Days.Where(d => d.Day >= change.Start).GroupBy(d => table.KeyOf(d, change.By), StringComparer.Ordinal)
            .Where(g => keys.ContainsKey(g.Key))
            .ToDictionary(static g => g.Key, g => CampaignReports.ByDay(g, change.Conversion), StringComparer.Ordinal);
        var days = rows.Values.SelectMany(static d => d).Select(static d => d.Day).Distinct().Count();
        var (before, decided) = (judged.Sum(static l => l.Before), judged.Sum(static l => l.After));
        var without = judged.Sum(static l => l.Curve!.At(l.Before));
        if (days == 0)
        {
            return new ChangeOutcome(0, null, ChangeVerdict.TooEarly, before, decided, null, null, null, null, without);
        }

        var (spent, actual, expected, variance, wanted, made) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var line in judged)
        {
            var mean = 0.0;
            var own = 0.0;
            foreach (var point in rows.GetValueOrDefault(line.Key) ?? [])
            {
                var spend = (double)(point.Sums.Cost ?? 0);
                own += spend;
                mean += line.Curve!.At(spend);
                actual += (double)((change.Goal == OptimizationGoal.Roas ? point.Sums.Revenue : point.Sums.Conversions) ?? 0);
            }

            spent += own;
            expected += mean;
            variance += (line.Dispersion * mean) + Math.Pow(line.Error * mean, 2);
            wanted += Math.Abs(line.After - line.Before);
            // Only the way towards what was decided counts, and no further.
            made += Math.Clamp(Math.Sign(line.After - line.Before) * ((own / days) - line.Before), 0, Math.Abs(line.After - line.Before));
        }

        double? followed = wanted > 0.01 ? made / wanted : null;
        var reach = Deviations * Math.Sqrt(variance);
        var verdict = days < LeastDays ? ChangeVerdict.TooEarly
            : followed < LeastFollowed ? ChangeVerdict.NotCarriedOut
            : actual > expected + reach ? ChangeVerdict.Above
            : actual < expected - reach ? ChangeVerdict.Below
            : ChangeVerdict.AsExpected;
        return new ChangeOutcome(
            days, rows.Values.SelectMany(static d => d).Max(static d => d.Day), verdict, before, decided, spent / days, followed,
            new Ranged(expected / days, (expected - reach) / days, (expected + reach) / days), actual / days, without);
    }
}
