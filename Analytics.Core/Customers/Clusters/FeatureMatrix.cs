using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Rows of finite numbers, one column a feature, side by side in memory; never changed once made.</summary>
public sealed class FeatureMatrix
{
    // Beyond this a squared distance would not be a number any more.
    private const double Largest = 1e150;

    private readonly double[] _values;

    private FeatureMatrix(IReadOnlyList<Feature> features, double[] values, int rows)
    {
        Features = features;
        _values = values;
        Rows = rows;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>How many rows there are; at least 1.</summary>
    public int Rows { get; }

    /// <summary>How many columns there are; at least 1.</summary>
    public int Columns => Features.Count;

    /// <summary>All values, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One value.</summary>
    public double this[int row, int column] => _values[(row * Columns) + column];

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>Puts columns of equal length side by side.</summary>
    /// <param name="features">The columns' names and units.</param>
    /// <param name="columns">Their values, in the same order.</param>
    /// <exception cref="ClusteringException">
    /// There is no row or column, the columns differ in length or number, two have one name, or a value is missing, infinite or beyond 1e150.
    /// </exception>
    public static FeatureMatrix Of(IReadOnlyList<Feature> features, IReadOnlyList<double[]> columns)
    {
        if (features.Count == 0 || columns.Count != features.Count)
        {
            throw new ClusteringException("Clusters need at least one feature, and each feature its column of values.");
        }

        if (features.GroupBy(static f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Skip(1).Any()) is { } twice)
        {
            throw new ClusteringException($"The feature '{twice.Key}' is named twice. Name each one once.");
        }

        var rows = columns[0].Length;
        if (rows == 0)
        {
            throw new ClusteringException("There is no row to cluster.");
        }

        var width = features.Count;
        var values = new double[checked(rows * width)];
        for (var c = 0; c < width; c++)
        {
            var column = columns[c];
            if (column.Length != rows)
            {
                throw new ClusteringException(Text($"'{features[c].Name}' has {column.Length} values and '{features[0].Name}' has {rows}."));
            }

            for (var r = 0; r < rows; r++)
            {
                var value = column[r];
                if (!(Math.Abs(value) <= Largest))
                {
                    throw new ClusteringException(Text($"Row {r + 1} has {value} in '{features[c].Name}'. Every value must be a finite number within ±1e150."));
                }

                values[(r * width) + c] = value;
            }
        }

        return new FeatureMatrix(features, values, rows);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
