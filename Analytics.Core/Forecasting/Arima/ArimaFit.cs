using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>A fitted seasonal ARIMA model.</summary>
public sealed class ArimaFit : IForecastFit
{
    private readonly double[] _coefficients;
    private readonly double[] _history;
    private readonly double[] _state;
    private readonly double[] _ar;
    private readonly double[] _ma;
    private readonly double[] _differences;
    private readonly int _window;

    private ArimaFit(ArimaOrder order, double[] coefficients, HistoryWindow window, int version, IReadOnlyList<ForecastWarning> warnings)
    {
        Order = order;
        Version = version;
        Warnings = warnings;
        _coefficients = coefficients;
        _window = window.Values.Length;
        _history = Fill(window.Values, order.Period);
        _ar = new double[order.ArLag];
        _ma = new double[order.MaLag];
        Polynomials.Multiply(Ar, SeasonalAr, order.Period, -1, _ar);
        Polynomials.Multiply(Ma, SeasonalMa, order.Period, 1, _ma);
        _differences = DifferenceWeights(order);
        var w = Differencing.Apply(_history, order.D, order.SeasonalD, order.Period);
        var filter = new ArmaFilter(order.ArLag, order.MaLag);
        var errors = new double[w.Length];
        var (squares, logs) = filter.Run(w, Mean, _ar, _ma, errors);
        _state = filter.State[..Math.Max(order.ArLag, order.MaLag + 1)].ToArray();
        var n = w.Length;
        var floor = Math.Max(squares, 1e-24 * n * window.Scale * window.Scale);
        LogLikelihood = -0.5 * ((n * (Math.Log(2 * Math.PI * floor / n) + 1)) + logs);
        double k = order.ParameterCount;
        AicC = (-2 * LogLikelihood) + (2 * k) + (2 * k * (k + 1) / (n - k - 1));
        Sigma2 = squares / Math.Max(1, n - k + 1);
        var fitted = new double[_history.Length];
        Array.Fill(fitted, double.NaN, 0, order.Lost);
        for (var t = order.Lost; t < fitted.Length; t++)
        {
            fitted[t] = _history[t] - errors[t - order.Lost];
        }

        Fitted = window.Pad(fitted);
        Parameters = Describe();
    }

    /// <summary>The structure.</summary>
    public ArimaOrder Order { get; }

    /// <summary>Autoregressive coefficients, on the right of the equation.</summary>
    public ReadOnlySpan<double> Ar => ArimaCoefficients.Ar(_coefficients, Order);

    /// <summary>Moving average coefficients, on the right of the equation.</summary>
    public ReadOnlySpan<double> Ma => ArimaCoefficients.Ma(_coefficients, Order);

    /// <summary>Seasonal autoregressive coefficients.</summary>
    public ReadOnlySpan<double> SeasonalAr => ArimaCoefficients.SeasonalAr(_coefficients, Order);

    /// <summary>Seasonal moving average coefficients.</summary>
    public ReadOnlySpan<double> SeasonalMa => ArimaCoefficients.SeasonalMa(_coefficients, Order);

    /// <summary>Mean of the differenced series, in the series' unit; 0 without a constant.</summary>
    public double Mean => ArimaCoefficients.Mean(_coefficients, Order);

    /// <summary>Log likelihood of the differenced series.</summary>
    public double LogLikelihood { get; }

    /// <summary>−2 log likelihood + 2k + 2k(k + 1) ÷ (n − k − 1), n the differenced series' length.</summary>
    public double AicC { get; }

    /// <summary>The error's variance, Σe²/F ÷ (n − k + 1), k counting the variance; in the series' unit squared.</summary>
    public double Sigma2 { get; }

    /// <inheritdoc/>
    public string Model => Order.Name;

    /// <inheritdoc/>
    public int Version { get; }

    /// <inheritdoc/>
    public double[] Fitted { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ForecastWarning> Warnings { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <inheritdoc/>
    public double[] Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var state = _state.ToArray();
        var before = _differences.Length;
        var values = new double[before + horizon];
        _history.AsSpan(_history.Length - before).CopyTo(values);
        for (var h = 0; h < horizon; h++)
        {
            var value = state[0] + Mean;
            for (var i = 0; i < before; i++)
            {
                value += _differences[i] * values[before + h - 1 - i];
            }

            values[before + h] = value;
            var first = state[0];
            for (var i = 0; i < state.Length; i++)
            {
                state[i] = (i + 1 < state.Length ? state[i + 1] : 0) + (i < _ar.Length ? _ar[i] * first : 0);
            }
        }

        return values[before..];
    }

    /// <inheritdoc/>
    public double[]? StandardErrors(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);

        // ψ weights of the whole process: those of the ARMA part, summed up by the differences.
        double[] part = new double[horizon], psi = new double[horizon], errors = new double[horizon];
        var sum = 0.0;
        for (var h = 0; h < horizon; h++)
        {
            part[h] = h == 0 ? 1 : h <= _ma.Length ? _ma[h - 1] : 0;
            for (var i = 0; i < Math.Min(h, _ar.Length); i++)
            {
                part[h] += _ar[i] * part[h - 1 - i];
            }

            psi[h] = part[h];
            for (var i = 0; i < Math.Min(h, _differences.Length); i++)
            {
                psi[h] += _differences[i] * psi[h - 1 - i];
            }

            sum += psi[h] * psi[h];
            errors[h] = Math.Sqrt(Sigma2 * sum);
        }

        return errors;
    }

    /// <inheritdoc/>
    public ForecastOutcome Reapply(ForecastSeries series)
    {
        var first = Fitted.Length - _window;
        var needed = Order.Lost + 1;
        var window = HistoryWindow.TryCreate(series, needed, Math.Max(1, series.Length - first), out var refusal);
        return window is null
            ? refusal!
            : window.Values.Length < needed
                ? ForecastOutcome.TooShort(needed, window.Values.Length)
                : ForecastOutcome.Of(Run(Order, _coefficients, window, Version, Warnings));
    }

    /// <summary>The filter run through a window with given coefficients, which are in the series' unit.</summary>
    internal static ArimaFit Run(
        ArimaOrder order, double[] coefficients, HistoryWindow window, int version, IReadOnlyList<ForecastWarning> warnings) =>
        new(order, coefficients, window, version, warnings);

    /// <summary>Gaps filled: the mean of the same step a season before and after where both are there, else a straight line.</summary>
    internal static double[] Fill(double[] values, int m)
    {
        if (!values.Any(double.IsNaN))
        {
            return values;
        }

        var filled = HistoryWindow.Interpolate(values);
        for (var t = m; m > 1 && t < values.Length - m; t++)
        {
            if (double.IsNaN(values[t]) && !double.IsNaN(values[t - m]) && !double.IsNaN(values[t + m]))
            {
                filled[t] = 0.5 * (values[t - m] + values[t + m]);
            }
        }

        return filled;
    }

    /// <summary>Weights of past values in 1 − (1 − B)^d (1 − B^m)^D.</summary>
    private static double[] DifferenceWeights(ArimaOrder order)
    {
        double[] polynomial = [1];
        for (var i = 0; i < order.D + order.SeasonalD; i++)
        {
            var lag = i < order.D ? 1 : order.Period;
            var next = new double[polynomial.Length + lag];
            polynomial.CopyTo(next, 0);
            for (var j = 0; j < polynomial.Length; j++)
            {
                next[j + lag] -= polynomial[j];
            }

            polynomial = next;
        }

        return [.. polynomial.Skip(1).Select(c => -c)];
    }

    private Dictionary<string, double> Describe()
    {
        var parameters = new Dictionary<string, double>(StringComparer.Ordinal);
        Add("ar", Ar);
        Add("ma", Ma);
        Add("sar", SeasonalAr);
        Add("sma", SeasonalMa);
        if (Order.Constant)
        {
            parameters["mean"] = Mean;
        }

        parameters["sigma2"] = Sigma2;
        parameters["aicc"] = AicC;
        return parameters;

        void Add(string name, ReadOnlySpan<double> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                parameters[$"{name}{i + 1}"] = values[i];
            }
        }
    }
}
