using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>
/// Gamma-Gamma (Fader and Hardie 2013): an order's value is Gamma(p, ν), and ν varies among customers as Gamma(q, v), apart from how
/// often they order. Values in the currency unit. Immutable and safe for concurrent use.
/// </summary>
public sealed class GammaGammaFit
{
    private readonly LogNormalDraws? _draws;
    private readonly double _scale;

    internal GammaGammaFit(double[] logs, double scale, LogNormalDraws? draws, double logLikelihood, int customers, double correlation, Maximum? found, IReadOnlyList<LifetimeWarning> warnings)
    {
        (P, Q, V) = (Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]) * scale);
        _draws = draws;
        _scale = scale;
        LogLikelihood = logLikelihood;
        Customers = customers;
        FrequencyValueCorrelation = correlation;
        Converged = found?.Converged ?? true;
        Warnings = warnings;
        var errors = draws?.StandardErrors() ?? [double.NaN, double.NaN, double.NaN];
        Parameters = [new("p", P, errors[0]), new("q", Q, errors[1]), new("v", V, errors[2] * scale)];
    }

    /// <summary>Shape of one customer's order values.</summary>
    public double P { get; }

    /// <summary>Shape of the customers' scales.</summary>
    public double Q { get; }

    /// <summary>Inverse scale of the customers' scales, in the currency unit.</summary>
    public double V { get; }

    /// <summary>The log-likelihood of the mean values, without any prior.</summary>
    public double LogLikelihood { get; }

    /// <summary>Repeat customers with a positive value, on whom it was fitted.</summary>
    public int Customers { get; }

    /// <summary>Pearson's correlation of frequency and mean value among them; NaN with fewer than two.</summary>
    public double FrequencyValueCorrelation { get; }

    /// <summary>Whether the search ended where the slope is flat.</summary>
    public bool Converged { get; }

    /// <summary>Whether a prior joined the likelihood.</summary>
    public bool UsedPrior => Warnings.Any(w => w.Kind is LifetimeWarningKind.PriorUsed or LifetimeWarningKind.NoData);

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<LifetimeWarning> Warnings { get; }

    /// <summary>The version of the computation, kept with stored predictions.</summary>
    public int Version { get; } = 1;

    /// <summary>p, q and v.</summary>
    public IReadOnlyList<LifetimeParameter> Parameters { get; }

    /// <summary>Expected value of an order of a customer of whom no repeat order is known: p v ÷ (q − 1); NaN when q is at most 1.</summary>
    public double PopulationMean => Q > 1 ? P * V / (Q - 1) : double.NaN;

    /// <summary>A model with given parameters: published ones, or stored ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive.</exception>
    public static GammaGammaFit FromParameters(double p, double q, double v)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(q);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(v);
        return new GammaGammaFit([Math.Log(p), Math.Log(q), Math.Log(v)], 1, null, double.NaN, 0, double.NaN, null, []);
    }

    /// <summary>
    /// Expected value of a customer's next order: p (v + x z) ÷ (p x + q − 1), x repeat orders of mean value z. Without a repeat order or
    /// a positive value, the <see cref="PopulationMean"/>.
    /// </summary>
    public double ConditionalSpend(int frequency, double meanValue)
    {
        if (frequency <= 0 || !(meanValue > 0))
        {
            return PopulationMean;
        }

        var below = (P * frequency) + Q - 1;
        return below > 0 ? P * (V + (frequency * meanValue)) / below : double.NaN;
    }

    /// <summary>A possible mean value of <paramref name="orders"/> future orders of the customer.</summary>
    public double Simulate(int frequency, double meanValue, int orders, SeededRandom random)
    {
        var known = frequency > 0 && meanValue > 0;
        var scale = random.NextGamma(Q + (known ? P * frequency : 0), V + (known ? frequency * meanValue : 0));
        return random.NextGamma(P * orders, scale) / orders;
    }

    /// <summary>The same model with parameters drawn from what the data leave open; the fit itself when its parameters were given.</summary>
    public GammaGammaFit Draw(SeededRandom random) =>
        _draws is null ? this : new GammaGammaFit(_draws.Draw(random), _scale, null, LogLikelihood, Customers, FrequencyValueCorrelation, null, Warnings);
}
