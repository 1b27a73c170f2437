using MathNet.Numerics.Statistics;

namespace Analytics.Core.Customers.Predictions;

/// <summary>
/// Which parts of a customer's history the purchase model needs. Days since the last order stand in for recency, and what shuffling makes impossible
/// (a last order before the first, one without a repeat) is brought back to the nearest history that is.
/// </summary>
internal static class HistoryImportance
{
    public const string Churn = "churn";
    public const string Lifetime = "lifetime";

    // Enough for two digits of an AUC, and a second's work.
    private const int Most = 10_000;
    private const long Seed = 20_261;

    private static readonly string[] Features = ["Repeat orders", "Days since the last order", "Days since the first order"];

    /// <summary>Importance for churn and for the number of orders, on what was hidden.</summary>
    /// <param name="fit">The model as it was fitted before the cut.</param>
    /// <param name="known">The histories at the cut.</param>
    /// <param name="orders">Days with an order in the hidden days, customer by customer.</param>
    /// <param name="days">How many days were hidden.</param>
    public static IReadOnlyList<FeatureImportance> Of(IPurchaseFit fit, CustomerHistory[] known, int[] orders, int days)
    {
        // An even part, in no relation to keys.
        var step = Math.Max(1, (known.Length + Most - 1) / Most);
        CustomerHistory[] histories = [.. known.Where((_, i) => i % step == 0)];
        double[] actual = [.. orders.Where((_, i) => i % step == 0).Select(static n => (double)n)];
        var churned = Array.ConvertAll(actual, static n => n == 0);
        return
        [
            .. PermutationImportance.Of(Churn, Features, histories.Length, (feature, order) => BinaryMetrics.Auc(
                Predict(histories, feature, order, history => 1 - fit.ProbabilityOfOrder(history, days)), churned), Seed),
            .. PermutationImportance.Of(Lifetime, Features, histories.Length, (feature, order) => Known(Correlation.Pearson(
                Predict(histories, feature, order, history => fit.ExpectedOrders(history, days)), actual)), Seed),
        ];
    }

    /// <summary>A history with one feature of another: 0 repeats, 1 days since the last order, 2 days since the first.</summary>
    internal static CustomerHistory Mix(in CustomerHistory own, in CustomerHistory other, int feature)
    {
        var frequency = feature == 0 ? other.Frequency : own.Frequency;
        var since = feature == 1 ? other.T - other.Recency : own.T - own.Recency;
        var age = feature == 2 ? other.T : own.T;
        // The first order was on day 0, and each repeat on a day of its own.
        var recency = frequency == 0 ? 0 : Math.Clamp(age - since, Math.Min(frequency, age), age);
        return own with { Frequency = age < 1 ? 0 : (int)Math.Min(frequency, age), Recency = age < 1 ? 0 : recency, T = age };
    }

    private static double[] Predict(CustomerHistory[] histories, int feature, int[] order, Func<CustomerHistory, double> predict)
    {
        var predicted = new double[histories.Length];
        Slices.Run(histories.Length, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                predicted[i] = predict(feature < 0 ? histories[i] : Mix(histories[i], histories[order[i]], feature));
            }
        }, CancellationToken.None);
        return predicted;
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
