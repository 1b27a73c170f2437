using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee 2005) or its modified form (Batislam, Denizel and Filiztekin 2007). While alive a customer orders at a
/// rate λ ~ Gamma(r, α); after each repeat order (modified: after the first too) the customer leaves with probability p ~ Beta(a, b).
/// </summary>
public sealed class BgNbdFit : IPurchaseFit
{
    private const int MostOrders = 100_000;
    private readonly LogNormalDraws? _draws;
    private readonly double _scale;

    internal BgNbdFit(LifetimeUnit unit, bool isModified, double[] logs, double scale, LogNormalDraws? draws, FitSummary summary)
    {
        Unit = unit;
        IsModified = isModified;
        (R, Alpha, A, B) = (Math.Exp(logs[0]), Math.Exp(logs[1]) * scale, Math.Exp(logs[2]), Math.Exp(logs[3]));
        _draws = draws;
        _scale = scale;
        Summary = summary;
        var errors = draws?.StandardErrors() ?? [double.NaN, double.NaN, double.NaN, double.NaN];
        Parameters = [new("r", R, errors[0]), new("alpha", Alpha, errors[1] * scale), new("a", A, errors[2]), new("b", B, errors[3])];
    }

    /// <summary>Whether a customer can leave after the first order already.</summary>
    public bool IsModified { get; }

    /// <summary>Shape of the order rates.</summary>
    public double R { get; }

    /// <summary>Inverse scale of the order rates, in <see cref="Unit"/>.</summary>
    public double Alpha { get; }

    /// <summary>First shape of the chance to leave.</summary>
    public double A { get; }

    /// <summary>Second shape of the chance to leave.</summary>
    public double B { get; }

    /// <inheritdoc />
    public string Model => IsModified ? "Modified BG/NBD" : "BG/NBD";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public LifetimeUnit Unit { get; }

    /// <inheritdoc />
    public IReadOnlyList<LifetimeParameter> Parameters { get; }

    /// <inheritdoc />
    public FitSummary Summary { get; }

    /// <summary>The log-likelihood, without any prior.</summary>
    public double LogLikelihood => Summary.LogLikelihood;

    /// <summary>A model with given parameters: published ones, or stored ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive.</exception>
    public static BgNbdFit FromParameters(double r, double alpha, double a, double b, LifetimeUnit unit, bool modified = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(r);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return new BgNbdFit(unit, modified, [Math.Log(r), Math.Log(alpha), Math.Log(a), Math.Log(b)], 1, null, FitSummary.Given);
    }

    /// <inheritdoc />
    public double ProbabilityAlive(in CustomerHistory history)
    {
        var chances = Chances(history);
        if (chances == 0)
        {
            return 1;
        }

        var recency = history.Frequency == 0 ? 0 : history.Recency;
        var ratio = Math.Log((Alpha + history.T) / (Alpha + recency));
        return 1 / (1 + Math.Exp(Math.Log(A / (B + chances - 1)) + ((R + history.Frequency) * ratio)));
    }

    /// <inheritdoc />
    public double ExpectedOrders(in CustomerHistory history, double horizon) =>
        ProbabilityAlive(history) * ExpectedRepeats.Of(A, B + Chances(history), R + history.Frequency, horizon / (Alpha + history.T));

    /// <inheritdoc />
    public double ProbabilityOfOrder(in CustomerHistory history, double horizon) =>
        horizon <= 0 ? 0 : ProbabilityAlive(history) * (1 - Math.Exp(-(R + history.Frequency) * Math.Log(1 + (horizon / (Alpha + history.T)))));

    /// <inheritdoc />
    public double? MedianTimeToNextOrder(in CustomerHistory history)
    {
        var median = (Alpha + history.T) * (Math.Exp(Math.Log(2) / (R + history.Frequency)) - 1);
        return double.IsFinite(median) ? median : null;
    }

    /// <inheritdoc />
    public double ExpectedRepeatsOfNew(double time) => IsModified
        ? B / (A + B) * ExpectedRepeats.Of(A, B + 1, R, time / Alpha)
        : ExpectedRepeats.Of(A, B, R, time / Alpha);

    /// <inheritdoc />
    public void Simulate(in CustomerHistory history, double horizon, SeededRandom random, List<double> orderTimes)
    {
        orderTimes.Clear();
        if (random.NextDouble() >= ProbabilityAlive(history))
        {
            return;
        }

        var rate = random.NextGamma(R + history.Frequency, Alpha + history.T);
        var leaves = random.NextBeta(A, B + Chances(history));
        for (var t = random.NextExponential(rate); t <= horizon && orderTimes.Count < MostOrders; t += random.NextExponential(rate))
        {
            orderTimes.Add(t);
            if (random.NextDouble() < leaves)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public IPurchaseFit Draw(SeededRandom random) =>
        _draws is null ? this : new BgNbdFit(Unit, IsModified, _draws.Draw(random), _scale, null, Summary);

    /// <summary>Chances to leave that the customer has let pass, if alive.</summary>
    private int Chances(in CustomerHistory history) => history.Frequency + (IsModified ? 1 : 0);
}
