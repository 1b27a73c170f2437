using System.Runtime.CompilerServices;

namespace Analytics.Core.Customers;

/// <summary>One customer's score beside everybody's.</summary>
/// <param name="Field">Which score.</param>
/// <param name="Value">The customer's; NaN where it is not known.</param>
/// <param name="Median">The median of all for whom it is known; NaN where there is none.</param>
/// <param name="ShareBelow">The share of those who have less, 0 to 1; NaN where it cannot be said.</param>
public sealed record ScoreComparison(ScoreField Field, double Value, double Median, double ShareBelow)
{
    private static readonly ConditionalWeakTable<CustomerScores, SortedColumns> Kept = [];

    /// <summary>
    /// The comparison of one customer. The first for a field sorts all customers by it (a tenth of a second a million), later ones only look up.
    /// </summary>
    /// <param name="scores">The scores.</param>
    /// <param name="row">The customer's row.</param>
    /// <param name="field">Any but names.</param>
    public static ScoreComparison Of(CustomerScores scores, int row, ScoreField field)
    {
        var sorted = Kept.GetValue(scores, static s => new SortedColumns(s)).Of(field);
        var value = scores.ValueAt(field, row);
        if (sorted.Length == 0)
        {
            return new ScoreComparison(field, value, double.NaN, double.NaN);
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new ScoreComparison(field, value, median, double.IsNaN(value) ? double.NaN : (double)Below(sorted, value) / sorted.Length);
    }

    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed class SortedColumns(CustomerScores scores)
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<ScoreField, Lazy<double[]>> _columns = new();

        public double[] Of(ScoreField field) => _columns.GetOrAdd(field, f => new Lazy<double[]>(() => Sorted(f))).Value;

        private double[] Sorted(ScoreField field)
        {
            var column = scores.Column(field);
            var values = new List<double>(scores.Count);
            for (var row = 0; row < scores.Count; row++)
            {
                if (column(row) is var value && !double.IsNaN(value))
                {
                    values.Add(value);
                }
            }

            double[] sorted = [.. values];
            Array.Sort(sorted);
            return sorted;
        }
    }
}
