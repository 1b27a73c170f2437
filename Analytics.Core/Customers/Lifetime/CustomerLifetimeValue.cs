namespace Analytics.Core.Customers;

/// <summary>
/// Lifetime value by model: expected orders over the horizon × Gamma-Gamma's expected spend × margin, discounted. Intervals come from
/// simulated futures: parameters drawn from what the data leave open, then whether the customer is alive, how often the customer buys and
/// when the customer leaves, and what the orders are worth. The same seed gives the same interval. Safe for concurrent use.
/// </summary>
public sealed class CustomerLifetimeValue
{
    private const int BlockLength = 2_048;
    private readonly IPurchaseFit _orders;
    private readonly GammaGammaFit _spend;
    private readonly ClvOptions _options;
    private readonly double[] _ends;
    private readonly double[] _factors;
    private readonly double _logDiscount;
    private readonly Lazy<(IPurchaseFit Orders, GammaGammaFit Spend)[]> _draws;

    /// <summary>Prepares the computation.</summary>
    /// <param name="orders">When customers order.</param>
    /// <param name="spend">What they spend.</param>
    /// <param name="options">What counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, the level, the draws, the margin or the discount makes no sense.</exception>
    public CustomerLifetimeValue(IPurchaseFit orders, GammaGammaFit spend, ClvOptions options)
    {
        if (!(options.Horizon > 0 && double.IsFinite(options.Horizon) && options.Margin >= 0 && options.AnnualDiscount > -1
            && options.Draws >= 2 && options.Level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "The horizon must be above 0, the margin at least 0, the discount above -1, the level between 0 and 1, and two draws at least.");
        }

        _orders = orders;
        _spend = spend;
        _options = options;
        _logDiscount = Math.Log(1 + options.AnnualDiscount) * (int)orders.Unit / 365;
        var periods = _logDiscount == 0 ? 1 : Math.Clamp((int)Math.Ceiling(options.Horizon * (int)orders.Unit / 30), 1, 1_200);
        _ends = [.. Enumerable.Range(1, periods).Select(i => options.Horizon * i / periods)];
        _factors = [.. Enumerable.Range(0, periods).Select(i => Math.Exp(-_logDiscount * options.Horizon * (i + 0.5) / periods))];
        _draws = new Lazy<(IPurchaseFit, GammaGammaFit)[]>(() => [.. Enumerable.Range(0, options.Draws).Select(i =>
        {
            var random = new SeededRandom(options.Seed, -1 - i);
            return (orders.Draw(random), spend.Draw(random));
        })]);
    }

    /// <summary>The value without an interval.</summary>
    public ClvEstimate Value(in CustomerHistory history)
    {
        var spend = _spend.ConditionalSpend(history.Frequency, history.MeanValue);
        var (orders, discounted) = Orders(history);
        return new ClvEstimate(orders, spend, discounted * spend * _options.Margin, double.NaN, double.NaN);
    }

    /// <summary>Expected orders over the horizon, each worth less the later it comes.</summary>
    public double DiscountedOrders(in CustomerHistory history) => Orders(history).Discounted;

    private (double Expected, double Discounted) Orders(in CustomerHistory history)
    {
        double before = 0, discounted = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            var orders = _orders.ExpectedOrders(history, _ends[i]);
            discounted += (orders - before) * _factors[i];
            before = orders;
        }

        return (before, discounted);
    }

    /// <summary>The value with its interval.</summary>
    public ClvEstimate Estimate(in CustomerHistory history) => Estimate(history, new double[_options.Draws], []);

    /// <summary>The values of many customers with their intervals, on all cores, in the same order.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="total">The interval of all of them together, in which the parameters' uncertainty does not average out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ClvEstimate[] Estimates(IReadOnlyList<CustomerHistory> histories, out ClvEstimate total, CancellationToken cancellationToken = default)
    {
        var result = new ClvEstimate[histories.Count];
        var blocks = (histories.Count + BlockLength - 1) / BlockLength;
        var sums = new double[blocks][];
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var values = new double[_options.Draws];
            var times = new List<double>();
            var sum = sums[block] = new double[_options.Draws];
            for (var i = block * BlockLength; i < Math.Min((block + 1) * BlockLength, histories.Count); i++)
            {
                result[i] = Estimate(histories[i], values, times, sum);
            }
        });
        var all = new double[_options.Draws];
        foreach (var sum in sums)
        {
            for (var draw = 0; draw < all.Length; draw++)
            {
                all[draw] += sum[draw];
            }
        }

        var (lower, upper) = Ends(all);
        total = new ClvEstimate(result.Sum(r => r.ExpectedOrders), double.NaN, result.Sum(r => r.Value), lower, upper);
        return result;
    }

    private ClvEstimate Estimate(in CustomerHistory history, double[] values, List<double> times, double[]? sum = null)
    {
        var draws = _draws.Value;
        var random = new SeededRandom(_options.Seed, history.Key);
        for (var draw = 0; draw < draws.Length; draw++)
        {
            var (orders, spend) = draws[draw];
            orders.Simulate(history, _options.Horizon, random, times);
            var discounted = 0.0;
            foreach (var time in times)
            {
                discounted += _logDiscount == 0 ? 1 : Math.Exp(-_logDiscount * time);
            }

            values[draw] = times.Count == 0
                ? 0
                : discounted * _options.Margin * spend.Simulate(history.Frequency, history.MeanValue, times.Count, random);
            if (sum is not null)
            {
                sum[draw] += values[draw];
            }
        }

        var (lower, upper) = Ends(values);
        return Value(history) with { Lower = lower, Upper = upper };
    }

    /// <summary>The interval's ends: quantiles of the sorted draws, interpolated. Sorts them.</summary>
    private (double Lower, double Upper) Ends(double[] values)
    {
        Array.Sort(values);
        return (Quantile((1 - _options.Level) / 2), Quantile((1 + _options.Level) / 2));

        double Quantile(double share)
        {
            var at = share * (values.Length - 1);
            var below = (int)at;
            var above = Math.Min(below + 1, values.Length - 1);
            return values[below] + ((at - below) * (values[above] - values[below]));
        }
    }
}
