using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Domain;

namespace Analytics.Tests.Core.Customers.Predictions;

/// <summary>Scores by hand.</summary>
internal static class MadeUpScores
{
    public static readonly DateOnly AsOf = new(2024, 6, 30);

    /// <summary>Six customers with keys 2, 3, 5, 7, 11 and 13, from the best to one who is lost.</summary>
    public static CustomerScores Six(IReadOnlyList<ActionRule>? actions = null)
    {
        var columns = new ScoreColumns(6);
        int[] keys = [2, 3, 5, 7, 11, 13];
        for (var row = 0; row < 6; row++)
        {
            columns.Keys[row] = keys[row];
            columns.Recency[row] = row * 50;
            columns.Orders[row] = 12 - (2 * row);
            columns.Net[row] = (600 - (100 * row)) * Money.Scale;
            columns.Gross[row] = columns.Net[row];
            columns.Last[row] = AsOf.DayNumber - (row * 50);
            columns.First[row] = AsOf.DayNumber - 400;
            columns.R[row] = (byte)Math.Max(1, 5 - row);
            columns.F[row] = columns.M[row] = columns.Fm[row] = (byte)(row < 4 ? 4 : 1);
            columns.Tier[row] = (byte)(row < 2 ? ValueTier.High : row < 4 ? ValueTier.Medium : ValueTier.Low);
            columns.ChurnTier[row] = (byte)ScoringSettings.Default.TierOf(row * 50);
            columns.Clv[row] = 100 - (10 * row);
            columns.ClvFormula[row] = 50;
            columns.Churn[row] = columns.ExpectedOrders[row] = row * 0.2f;
        }

        columns.Churn[5] = columns.Clv[5] = float.NaN;
        var rules = actions ?? ActionRules.Default;
        var scores = new CustomerScores(Run(6), columns, rules);
        ActionRules.Apply(rules, scores, columns.Action);
        return scores;
    }

    public static ScoringRun Run(int customers) => new()
    {
        FittedAt = new DateTimeOffset(2024, 6, 30, 12, 0, 0, TimeSpan.Zero),
        DataVersion = 7,
        Lines = 100,
        Customers = customers,
        From = new DateOnly(2023, 1, 1),
        To = AsOf,
        AsOf = AsOf,
        TimeZone = "UTC",
        Settings = ScoringSettings.Default,
    };
}
