using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>Estimates of ARIMA structures on one differenced series; buffers are shared by all of them.</summary>
internal sealed class ArimaEstimator
{
    /// <summary>Autoregressive roots nearer to the unit circle than this make forecasts unstable (the bound of R's auto.arima).</summary>
    private const double LeastRoot = 1.01;

    private readonly double[] _w;
    private readonly double _mean;
    private readonly bool _approximate;
    private readonly ArmaLeastSquares _leastSquares;
    private readonly ArimaObjective _objective;
    private readonly BfgsMinimizer _minimizer = new(16);
    private readonly double[] _x = new double[16];
    private readonly double[] _scales = new double[16];

    /// <param name="w">The differenced series.</param>
    /// <param name="longestAr">Longest autoregressive lag to come.</param>
    /// <param name="longestMa">Longest moving average lag to come.</param>
    /// <param name="approximate">Whether structures are compared by conditional least squares.</param>
    public ArimaEstimator(double[] w, int longestAr, int longestMa, bool approximate)
    {
        _w = w;
        _mean = w.Average();
        _approximate = approximate;
        _leastSquares = new ArmaLeastSquares(w);
        _objective = new ArimaObjective(w, longestAr, longestMa);
    }

    /// <summary>One structure's coefficients and its AICc, infinite when it is to be left out.</summary>
    internal sealed record Estimate(ArimaOrder Order, double[] Coefficients, double Value, double AicC);

    /// <summary>An estimate for comparing, starting from that of a neighbour.</summary>
    public Estimate Compare(ArimaOrder order, Estimate? near)
    {
        var x = near is null ? Begin(order) : ArimaCoefficients.Adapt(near.Coefficients, near.Order, order, _mean);
        var meanSquare = _leastSquares.Minimize(order, x);
        if (!double.IsFinite(meanSquare))
        {
            return new Estimate(order, x, double.PositiveInfinity, double.PositiveInfinity);
        }

        if (!_approximate)
        {
            return Likelihood(order, x, 1e-2, 30);
        }

        var value = _w.Length * Math.Log(Math.Max(meanSquare, 1e-24));
        var aicc = ArimaCoefficients.RootsBeyond(x, order, LeastRoot) ? AicC(order, value) : double.PositiveInfinity;
        return new Estimate(order, x, value, aicc);
    }

    /// <summary>The maximum likelihood estimate from a start.</summary>
    public Estimate Refine(Estimate from, double tolerance, int maxIterations) =>
        Likelihood(from.Order, [.. from.Coefficients], tolerance, maxIterations);

    private Estimate Likelihood(ArimaOrder order, double[] coefficients, double tolerance, int maxIterations)
    {
        _objective.Use(order);
        var x = _x.AsSpan(0, coefficients.Length);
        _objective.ToCoordinates(coefficients, x);
        var scales = _scales.AsSpan(0, x.Length);
        scales.Fill(1.0 / _w.Length);
        var value = _minimizer.Minimize(_objective, x, scales, tolerance, maxIterations);
        _objective.ToCoefficients(x, coefficients);
        var keeps = double.IsFinite(value) && ArimaCoefficients.RootsBeyond(coefficients, order, LeastRoot);
        return new Estimate(order, coefficients, value, keeps ? AicC(order, value) : double.PositiveInfinity);
    }

    private double[] Begin(ArimaOrder order)
    {
        var x = new double[order.Coefficients];
        if (order.Constant)
        {
            x[^1] = _mean;
        }

        return x;
    }

    private double AicC(ArimaOrder order, double value)
    {
        double k = order.ParameterCount, room = _w.Length - k - 1;
        return room > 0 ? value + (2 * k) + (2 * k * (k + 1) / room) : double.PositiveInfinity;
    }
}
