using Analytics.Core.Domain;

namespace Analytics.Core.Customers.Predictions;

/// <summary>What goes into the customers' models and what comes out of them, as columns to be profiled.</summary>
internal static class ScoreProfiles
{
    private static readonly (string Key, string Label, bool IsInput, Func<ScoreColumns, DateOnly, int, double> Value)[] Features =
    [
        ("recency", "Days since the last order", true, static (c, _, row) => c.Recency[row]),
        ("frequency", "Orders", true, static (c, _, row) => c.Orders[row]),
        ("age", "Days since the first order", true, static (c, asOf, row) => asOf.DayNumber - c.First[row]),
        ("value", "Net revenue of an order", true, static (c, _, row) => c.Orders[row] == 0 ? double.NaN : (double)c.Net[row] / Money.Scale / c.Orders[row]),
        ("churn", "Churn probability", false, static (c, _, row) => c.Churn[row]),
        ("lifetime", "Lifetime value", false, static (c, _, row) => c.Clv[row]),
        ("nextOrder", "Days to the next order", false, static (c, _, row) => c.NextModel[row]),
    ];

    /// <summary>The profiles of a computation.</summary>
    public static IReadOnlyList<ValueProfile> Of(ScoreColumns columns, DateOnly asOf) =>
        [.. Features.Select(feature => ValueProfile.Of(feature.Key, feature.Label, feature.IsInput, Values(feature.Value, columns, asOf)))];

    /// <summary>How far the columns have drifted from the profiles of an earlier computation; features that this had not are left out.</summary>
    /// <param name="earlier">The earlier profiles.</param>
    /// <param name="columns">The columns now.</param>
    /// <param name="asOf">The day for which they hold.</param>
    /// <param name="inputsOnly">Whether predictions are left out, because the columns have none.</param>
    public static IReadOnlyList<FeatureDrift> Drift(IReadOnlyList<ValueProfile> earlier, ScoreColumns columns, DateOnly asOf, bool inputsOnly = false) =>
    [
        .. Features
            .Where(feature => feature.IsInput || !inputsOnly)
            .Select(feature => earlier.FirstOrDefault(profile => profile.Key == feature.Key)?.Against(Values(feature.Value, columns, asOf)))
            .OfType<FeatureDrift>(),
    ];

    private static double[] Values(Func<ScoreColumns, DateOnly, int, double> value, ScoreColumns columns, DateOnly asOf)
    {
        var values = new double[columns.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = value(columns, asOf, row);
        }

        return values;
    }
}
