using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>
/// Pareto/NBD. While alive a customer orders at a rate λ ~ Gamma(r, α), and at any time leaves at a rate μ ~ Gamma(s, β).
/// </summary>
public sealed class ParetoNbdFit : IPurchaseFit
{
    private const int MostOrders = 100_000;
    private readonly LogNormalDraws? _draws;
    private readonly double _scale;

    internal ParetoNbdFit(LifetimeUnit unit, double[] logs, double scale, LogNormalDraws? draws, FitSummary summary)
    {
        Unit = unit;
        (R, Alpha, S, Beta) = (Math.Exp(logs[0]), Math.Exp(logs[1]) * scale, Math.Exp(logs[2]), Math.Exp(logs[3]) * scale);
        _draws = draws;
        _scale = scale;
        Summary = summary;
        var errors = draws?.StandardErrors() ?? [double.NaN, double.NaN, double.NaN, double.NaN];
        Parameters = [new("r", R, errors[0]), new("alpha", Alpha, errors[1] * scale), new("s", S, errors[2]), new("beta", Beta, errors[3] * scale)];
    }

    /// <summary>Shape of the order rates.</summary>
    public double R { get; }

    /// <summary>Inverse scale of the order rates, in <see cref="Unit"/>.</summary>
    public double Alpha { get; }

    /// <summary>Shape of the rates of leaving.</summary>
    public double S { get; }

    /// <summary>Inverse scale of the rates of leaving, in <see cref="Unit"/>.</summary>
    public double Beta { get; }

    /// <inheritdoc />
    public string Model => "Pareto/NBD";

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
    public static ParetoNbdFit FromParameters(double r, double alpha, double s, double beta, LifetimeUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(r);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(s);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        return new ParetoNbdFit(unit, [Math.Log(r), Math.Log(alpha), Math.Log(s), Math.Log(beta)], 1, null, FitSummary.Given);
    }

    /// <inheritdoc />
    public double ProbabilityAlive(in CustomerHistory history)
    {
        var shape = R + history.Frequency;
        var recency = history.Frequency == 0 ? 0 : history.Recency;
        var alive = -(shape * Math.Log(Alpha + history.T)) - (S * Math.Log(Beta + history.T));
        var left = Math.Log(S) + PowerIntegral.Of(Alpha, shape, Beta, S + 1, recency, history.T).Log;
        return 1 / (1 + Math.Exp(left - alive));
    }

    /// <inheritdoc />
    public double ExpectedOrders(in CustomerHistory history, double horizon) =>
        ProbabilityAlive(history) * Expected(R + history.Frequency, Alpha + history.T, Beta + history.T, horizon);

    /// <inheritdoc />
    public double ProbabilityOfOrder(in CustomerHistory history, double horizon) => ProbabilityAlive(history) * OrdersIfAlive(history, horizon);

    /// <inheritdoc />
    public double? MedianTimeToNextOrder(in CustomerHistory history)
    {
        // Without leaving the median would be there or later; a thousand times as far counts as never.
        var low = Math.Log((Alpha + history.T) * 1e-9);
        var high = Math.Log((Alpha + history.T + Beta) * 1e6);
        if (OrdersIfAlive(history, Math.Exp(high)) < 0.5)
        {
            return null;
        }

        while (high - low > 1e-10)
        {
            var middle = (low + high) / 2;
            if (OrdersIfAlive(history, Math.Exp(middle)) < 0.5)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Exp(high);
    }

    /// <inheritdoc />
    public double ExpectedRepeatsOfNew(double time) => Expected(R, Alpha, Beta, time);

    /// <inheritdoc />
    public void Simulate(in CustomerHistory history, double horizon, SeededRandom random, List<double> orderTimes)
    {
        orderTimes.Clear();
        if (random.NextDouble() >= ProbabilityAlive(history))
        {
            return;
        }

        var rate = random.NextGamma(R + history.Frequency, Alpha + history.T);
        var end = Math.Min(horizon, random.NextExponential(random.NextGamma(S, Beta + history.T)));
        for (var t = random.NextExponential(rate); t <= end && orderTimes.Count < MostOrders; t += random.NextExponential(rate))
        {
            orderTimes.Add(t);
        }
    }

    /// <inheritdoc />
    public IPurchaseFit Draw(SeededRandom random) =>
        _draws is null ? this : new ParetoNbdFit(Unit, _draws.Draw(random), _scale, null, Summary);

    /// <summary>Expected orders of one who is alive: shape ÷ alpha × ∫ of the chance to be still alive, over the horizon.</summary>
    private double Expected(double shape, double alpha, double beta, double horizon)
    {
        if (!(horizon > 0))
        {
            return 0;
        }

        var log = Math.Log(1 + (horizon / beta));
        var exponent = (1 - S) * log;
        var mean = Math.Abs(exponent) < 1e-8 ? log : (Math.Exp(exponent) - 1) / (1 - S);
        return shape / alpha * beta * mean;
    }

    private double OrdersIfAlive(in CustomerHistory history, double horizon)
    {
        if (!(horizon > 0))
        {
            return 0;
        }

        var shape = R + history.Frequency;
        var (alpha, beta) = (Alpha + history.T, Beta + history.T);
        var log = PowerIntegral.Of(alpha, shape + 1, beta, S, 0, horizon).Log + Math.Log(shape) + (shape * Math.Log(alpha)) + (S * Math.Log(beta));
        return Math.Min(1, Math.Exp(log));
    }
}
