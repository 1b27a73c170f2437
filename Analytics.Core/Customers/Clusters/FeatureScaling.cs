namespace Analytics.Core.Customers;

/// <summary>How all features were scaled before clustering.</summary>
/// <param name="Scales">One for each feature, in their order.</param>
/// <param name="Standardised">Whether each has mean 0 and standard deviation 1.</param>
public sealed record FeatureScaling(IReadOnlyList<FeatureScale> Scales, bool Standardised)
{
    // A deviation this small beside the values is rounding, not variation.
    private const double Rounding = 1e-13;

    /// <summary>Learns the scales from the rows.</summary>
    public static FeatureScaling Fit(FeatureMatrix data, bool standardise, bool log)
    {
        var scales = new FeatureScale[data.Columns];
        for (var c = 0; c < scales.Length; c++)
        {
            scales[c] = Fit(data, c, standardise, log || data.Features[c].Log);
        }

        return new FeatureScaling(scales, standardise);
    }

    /// <summary>Plain values in plain units as scaled ones.</summary>
    public double[] Apply(ReadOnlySpan<double> plain)
    {
        var width = Scales.Count;
        var scaled = new double[plain.Length];
        for (var c = 0; c < width; c++)
        {
            var scale = Scales[c];
            // A constant feature would else leave its rounding behind, divided by 1.
            var flat = Standardised && scale.IsConstant;
            for (var i = c; i < plain.Length; i += width)
            {
                scaled[i] = flat ? 0 : scale.Apply(plain[i]);
            }
        }

        return scaled;
    }

    /// <summary>Scaled values in plain units.</summary>
    public double[] Undo(ReadOnlySpan<double> scaled)
    {
        var plain = new double[scaled.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            plain[i] = Scales[i % Scales.Count].Undo(scaled[i]);
        }

        return plain;
    }

    private static FeatureScale Fit(FeatureMatrix data, int column, bool standardise, bool log)
    {
        var values = data.Values;
        var width = data.Columns;
        double sum = 0, least = double.MaxValue, most = double.MinValue;
        for (var i = column; i < values.Length; i += width)
        {
            var value = FeatureScale.Shape(values[i], log);
            sum += value;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        var mean = sum / data.Rows;
        double squares = 0;
        for (var i = column; i < values.Length; i += width)
        {
            var away = FeatureScale.Shape(values[i], log) - mean;
            squares += away * away;
        }

        var deviation = Math.Sqrt(squares / data.Rows);
        var constant = least.Equals(most) || deviation <= Rounding * Math.Max(Math.Abs(least), Math.Abs(most));
        return new FeatureScale(data.Features[column].Name, log, standardise ? mean : 0, standardise && !constant ? deviation : 1, constant);
    }
}
