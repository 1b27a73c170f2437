namespace Analytics.Core.Customers;

/// <summary>
/// Permutation importance (Breiman 2001, Random Forests, section 10; Fisher, Rudin, Dominici 2019): the score on hidden days less the mean score when one
/// feature's values are shuffled among the customers, so that it says nothing any more while its distribution stays.
/// </summary>
public static class PermutationImportance
{
    /// <summary>How often each feature is shuffled unless said otherwise.</summary>
    public const int Repeats = 5;

    /// <summary>Shuffles each feature in turn.</summary>
    /// <param name="model">The model's key, for the results.</param>
    /// <param name="features">The features' names.</param>
    /// <param name="rows">How many customers there are.</param>
    /// <param name="score">
    /// The score, larger is better, where customer i has the feature of the given number from customer <c>order[i]</c> and all others of their own;
    /// number −1 with the customers in their own order asks for the score as it is. Null when there is none.
    /// </param>
    /// <param name="seed">The seed of the shuffles; the same seed gives the same result.</param>
    /// <param name="repeats">How often each is shuffled, at least 1.</param>
    /// <returns>One for each feature, in their order; empty when there is no score.</returns>
    public static IReadOnlyList<FeatureImportance> Of(
        string model, IReadOnlyList<string> features, int rows, Func<int, int[], double?> score, long seed, int repeats = Repeats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        int[] own = [.. Enumerable.Range(0, rows)];
        if (score(-1, own) is not { } whole)
        {
            return [];
        }

        var results = new List<FeatureImportance>(features.Count);
        for (var feature = 0; feature < features.Count; feature++)
        {
            var losses = new List<double>(repeats);
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                if (score(feature, Shuffle(rows, new SeededRandom(seed, ((long)feature * repeats) + repeat))) is { } shuffled)
                {
                    losses.Add(whole - shuffled);
                }
            }

            if (losses.Count > 0)
            {
                var mean = losses.Average();
                var deviation = losses.Count == 1 ? 0 : Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (losses.Count - 1));
                results.Add(new FeatureImportance(model, features[feature], mean, deviation, whole));
            }
        }

        return results;
    }

    // Fisher and Yates.
    private static int[] Shuffle(int rows, SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        for (var i = rows - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
