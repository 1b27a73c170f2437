namespace Analytics.Core.Behaviour;

/// <summary>A fitted logistic regression; never changed once made.</summary>
public sealed class LogisticFit
{
    private readonly double[] _weights;
    private readonly double[] _means;
    private readonly double[] _deviations;

    internal LogisticFit(double[] weights, double[] means, double[] deviations) => (_weights, _means, _deviations) = (weights, means, deviations);

    /// <summary>The intercept, then one weight for each standardised feature, in log odds.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The probability of "yes" for a row of plain features: 1 ÷ (1 + exp(−w₀ − Σ w x)).</summary>
    /// <exception cref="ArgumentException">The row has another number of features.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != _means.Length)
        {
            throw new ArgumentException($"The row has {row.Length} features and the model has {_means.Length}.", nameof(row));
        }

        var z = _weights[0];
        for (var c = 0; c < row.Length; c++)
        {
            z += _weights[c + 1] * (row[c] - _means[c]) / _deviations[c];
        }

        return Share(z);
    }

    /// <summary>1 ÷ (1 + exp(−z)), without overflow.</summary>
    internal static double Share(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
