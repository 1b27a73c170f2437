namespace Analytics.Core.Customers;

/// <summary>Churn over all customers: how the model's probabilities lie, and the tiers by rule and by model side by side.</summary>
public sealed record ChurnReport
{
    private const int Tiers = 3;

    /// <summary>All customers in a few numbers.</summary>
    public required ScoreSummary Summary { get; init; }

    /// <summary>How many customers have which probability, in equal steps from 0 to 1; empty without a model.</summary>
    public required IReadOnlyList<ScoreBin> Distribution { get; init; }

    /// <summary>Customers for whom the model says something.</summary>
    public required int Predicted { get; init; }

    /// <summary>Low, Medium, High.</summary>
    public required IReadOnlyList<ChurnTierTotal> ByTier { get; init; }

    /// <summary>Customers by tier by rule (row) and by model (column), both from Low to High.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Both { get; init; }

    /// <summary>The names that value at risk is broken down by.</summary>
    public required ScoreField RiskBy { get; init; }

    /// <summary>Those of them with value at risk, the most first.</summary>
    public required IReadOnlyList<ScoreGroup> AtRisk { get; init; }

    /// <summary>Customers whom rule and model put into the same tier.</summary>
    public int Agreed => Both.Select(static (row, tier) => row[tier]).Sum();

    /// <summary>The tier whose score (0.2, 0.5, 0.8) is nearest to a probability by model; one halfway belongs to the higher.</summary>
    public static ChurnTier TierOf(double probability) => probability switch
    {
        >= 0.65 => ChurnTier.High,
        >= 0.35 => ChurnTier.Medium,
        _ => ChurnTier.Low,
    };

    /// <summary>Sums up; a walk over all customers, and a sort of the probabilities.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="riskBy">The names that value at risk is broken down by.</param>
    /// <param name="bins">How many steps the distribution has, 1 to 200.</param>
    /// <exception cref="ArgumentException">The field to break down by has no names.</exception>
    public static ChurnReport Of(CustomerScores scores, ScoreField riskBy = ScoreField.Segment, int bins = 20)
    {
        var columns = scores.Columns;
        var both = new int[Tiers, Tiers];
        var byRule = new int[Tiers];
        var byModel = new int[Tiers];
        var sums = new double[Tiers];
        var known = new int[Tiers];
        var value = new double[Tiers];
        for (var row = 0; row < scores.Count; row++)
        {
            var rule = columns.ChurnTier[row];
            byRule[rule]++;
            value[rule] += scores.ValueAtRisk(row);
            var probability = columns.Churn[row];
            if (float.IsNaN(probability))
            {
                continue;
            }

            var model = (int)TierOf(probability);
            byModel[model]++;
            both[rule, model]++;
            sums[rule] += probability;
            known[rule]++;
        }

        return new ChurnReport
        {
            Summary = scores.Summary(),
            Distribution = scores.Histogram(ScoreField.ChurnProbability, bins),
            Predicted = known.Sum(),
            ByTier =
            [
                .. Enumerable.Range(0, Tiers).Select(t => new ChurnTierTotal(
                    (ChurnTier)t, byRule[t], byModel[t], known[t] == 0 ? null : sums[t] / known[t], value[t])),
            ],
            Both = [.. Enumerable.Range(0, Tiers).Select(r => (IReadOnlyList<int>)[.. Enumerable.Range(0, Tiers).Select(m => both[r, m])])],
            RiskBy = riskBy,
            AtRisk = [.. scores.GroupBy(riskBy).Where(static g => g.ValueAtRisk > 0).OrderByDescending(static g => g.ValueAtRisk)],
        };
    }
}
