using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ets;

/// <summary>
/// Minus twice the log likelihood of an ETS model up to a constant, n log Σε² + 2 Σ log|μ| (the second sum for multiplicative
/// errors; Hyndman et al. 2008, equation 5.3), as a function of unbounded coordinates, with its gradient by one pass backwards
/// through the recursions.
/// </summary>
/// <remarks>
/// The states follow the same recursions whichever way the error enters. Coordinates are angles for α, β, γ and φ,
/// (1 − cos x) ÷ 2 being the place within the usual bounds 0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1 − α, .8 &lt; φ &lt; .98, so
/// that an optimum at a bound is an ordinary stationary point; then level, slope and the first m − 1 seasonal states. A missing
/// value leaves the states as forecast.
/// </remarks>
internal sealed class EtsObjective : ISmoothObjective
{
    public const double Least = 1e-4;
    public const double Most = 0.9999;
    public const double LeastPhi = 0.8;
    public const double MostPhi = 0.98;
    private const double Tiny = 1e-9;
    private const double LeastSquares = 1e-20;

    private readonly double[] _y;
    private readonly int _observed;
    private readonly double[] _q;
    private readonly double[] _slopes;
    private readonly double[] _s;
    private readonly double[] _errors;
    private readonly double[] _seasonal;
    private readonly double[] _seasonalAdjoint;
    private EtsSpec _spec;
    private int _m = 1;
    private double _sum;

    private double _alpha;
    private double _beta;
    private double _gamma;
    private double _phi;
    private double _level;
    private double _slope;

    public EtsObjective(double[] y, int longestSeason)
    {
        _y = y;
        foreach (var value in y)
        {
            _observed += double.IsNaN(value) ? 0 : 1;
        }

        _q = new double[y.Length];
        _slopes = new double[y.Length];
        _s = new double[y.Length];
        _errors = new double[y.Length];
        _seasonal = new double[longestSeason];
        _seasonalAdjoint = new double[longestSeason];
    }

    /// <summary>Turns to another structure.</summary>
    public void Use(EtsSpec spec, int m)
    {
        _spec = spec;
        _m = spec.Season == EtsSeason.None ? 1 : m;
    }

    /// <summary>The parameters at <paramref name="x"/>.</summary>
    public EtsParameters Parameters(ReadOnlySpan<double> x)
    {
        Unpack(x);
        return new EtsParameters(_alpha, _beta, _gamma, _phi, _level, _slope, _spec.Season == EtsSeason.None ? [] : _seasonal[.._m]);
    }

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> x)
    {
        Unpack(x);
        return _spec.Season switch
        {
            EtsSeason.None => WithoutSeason(),
            EtsSeason.Additive => WithAdditiveSeason(),
            _ => WithMultiplicativeSeason(),
        };
    }

    private static double Place(double angle) => 0.5 * (1 - Math.Cos(angle));

    private void Unpack(ReadOnlySpan<double> x)
    {
        var i = 0;
        _alpha = Least + ((Most - Least) * Place(x[i++]));
        (_beta, _gamma, _phi, _slope) = (0, 0, 0, 0);
        if (_spec.Trend != EtsTrend.None)
        {
            _beta = Least + ((_alpha - Least) * Place(x[i++]));
            _phi = 1;
        }

        if (_spec.Season != EtsSeason.None)
        {
            _gamma = Least + ((1 - _alpha - Least) * Place(x[i++]));
        }

        if (_spec.Trend == EtsTrend.Damped)
        {
            _phi = LeastPhi + ((MostPhi - LeastPhi) * Place(x[i++]));
        }

        _level = x[i++];
        if (_spec.Trend != EtsTrend.None)
        {
            _slope = x[i++];
        }

        if (_spec.Season != EtsSeason.None)
        {
            var rest = _spec.Season == EtsSeason.Additive ? 0.0 : _m;
            for (var j = 0; j < _m - 1; j++)
            {
                _seasonal[j] = x[i++];
                rest -= _seasonal[j];
            }

            _seasonal[_m - 1] = rest;
        }
    }

    private double Likelihood(double squares, double logs)
    {
        _sum = Math.Max(squares, LeastSquares * _observed);
        var value = (_observed * Math.Log(_sum)) + (2 * logs);
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    private double WithoutSeason()
    {
        double level = _level, slope = _slope, squares = 0, logs = 0, product = 1;
        double alpha = _alpha, beta = _beta, phi = _phi;
        var relative = _spec.Error == EtsError.Multiplicative;
        var y = _y;
        double[] q = _q, slopes = _slopes, errors = _errors;
        for (var t = 0; t < y.Length; t++)
        {
            var faded = phi * slope;
            var f = level + faded;
            var e = y[t] - f;
            q[t] = f;
            slopes[t] = slope;
            if (double.IsNaN(e))
            {
                e = 0;
                errors[t] = double.NaN;
            }
            else
            {
                errors[t] = e;
                if (relative)
                {
                    if (f < Tiny)
                    {
                        return double.PositiveInfinity;
                    }

                    var share = e / f;
                    squares += share * share;
                    product *= f;
                    if ((t & 15) == 15)
                    {
                        logs += Math.Log(product);
                        product = 1;
                    }
                }
                else
                {
                    squares += e * e;
                }
            }

            level = f + (alpha * e);
            slope = faded + (beta * e);
        }

        return Likelihood(squares, logs + Math.Log(product));
    }

    private double WithAdditiveSeason()
    {
        double level = _level, slope = _slope, squares = 0, logs = 0, product = 1;
        var relative = _spec.Error == EtsError.Multiplicative;
        var y = _y;
        var season = _seasonal;
        var j = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var faded = _phi * slope;
            var q = level + faded;
            var s = season[j];
            var f = q + s;
            var e = y[t] - f;
            _q[t] = q;
            _slopes[t] = slope;
            _s[t] = s;
            _errors[t] = e;
            if (double.IsNaN(e))
            {
                e = 0;
            }
            else if (relative)
            {
                if (f < Tiny)
                {
                    return double.PositiveInfinity;
                }

                var share = e / f;
                squares += share * share;
                product *= f;
                if ((t & 15) == 15)
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }
            else
            {
                squares += e * e;
            }

            level = q + (_alpha * e);
            slope = faded + (_beta * e);
            season[j] = s + (_gamma * e);
            if (++j == _m)
            {
                j = 0;
            }
        }

        return Likelihood(squares, logs + Math.Log(product));
    }

    private double WithMultiplicativeSeason()
    {
        double level = _level, slope = _slope, squares = 0, logs = 0, product = 1;
        var relative = _spec.Error == EtsError.Multiplicative;
        var y = _y;
        var season = _seasonal;
        var j = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var faded = _phi * slope;
            var q = level + faded;
            var s = season[j];
            if (q < Tiny || s < Tiny)
            {
                return double.PositiveInfinity;
            }

            var f = q * s;
            var e = y[t] - f;
            _q[t] = q;
            _slopes[t] = slope;
            _s[t] = s;
            _errors[t] = e;
            if (double.IsNaN(e))
            {
                e = 0;
            }
            else if (relative)
            {
                var share = e / f;
                squares += share * share;
                product *= f;
                if ((t & 15) == 15)
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }
            else
            {
                squares += e * e;
            }

            var u = e / s;
            level = q + (_alpha * u);
            slope = faded + (_beta * u);
            season[j] = s + (_gamma * e / q);
            if (++j == _m)
            {
                j = 0;
            }
        }

        return Likelihood(squares, logs + Math.Log(product));
    }

    /// <inheritdoc/>
    public void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        // Adjoints: what one more unit of each state or parameter adds to the value.
        double level = 0, slope = 0, alpha = 0, beta = 0, gamma = 0, phi = 0;
        var weight = 2 * _observed / _sum;
        bool relative = _spec.Error == EtsError.Multiplicative, seasonal = _spec.Season != EtsSeason.None;
        var byFactors = _spec.Season == EtsSeason.Multiplicative;
        var season = _seasonalAdjoint;
        Array.Clear(season);
        var j = (_y.Length - 1) % _m;
        for (var t = _y.Length - 1; t >= 0; t--)
        {
            double e = _errors[t], q = _q[t], total;
            var s = seasonal ? _s[t] : 0;
            if (double.IsNaN(e))
            {
                total = level;
            }
            else
            {
                var f = byFactors ? q * s : q + s;
                double direct;
                if (relative)
                {
                    var ratio = (e + f) / f;
                    direct = ((2 - (weight * (ratio - 1) * ratio)) / f);
                }
                else
                {
                    direct = -weight * e;
                }

                if (byFactors)
                {
                    double u = e / s, v = e / q, y = e + f;
                    alpha += level * u;
                    beta += slope * u;
                    gamma += season[j] * v;
                    double du = (_alpha * level) + (_beta * slope), dv = _gamma * season[j];
                    total = level - du - (dv * y / (q * q)) + (direct * s);
                    season[j] += (direct * q) - dv - (du * y / (s * s));
                }
                else
                {
                    alpha += level * e;
                    beta += slope * e;
                    var change = direct - (_alpha * level) - (_beta * slope);
                    if (seasonal)
                    {
                        gamma += season[j] * e;
                        change -= _gamma * season[j];
                        season[j] += change;
                    }

                    total = level + change;
                }
            }

            var carried = total + slope;
            phi += _slopes[t] * carried;
            slope = _phi * carried;
            level = total;
            if (--j < 0)
            {
                j = _m - 1;
            }
        }

        Pack(x, gradient, (alpha, beta, gamma, phi), (level, slope));
    }

    private void Pack(
        ReadOnlySpan<double> x,
        Span<double> gradient,
        (double Alpha, double Beta, double Gamma, double Phi) gains,
        (double Level, double Slope) states)
    {
        var i = 1;
        var byAlpha = gains.Alpha;
        if (_spec.Trend != EtsTrend.None)
        {
            gradient[i] = gains.Beta * (_alpha - Least) * 0.5 * Math.Sin(x[i]);
            byAlpha += gains.Beta * Place(x[i]);
            i++;
        }

        if (_spec.Season != EtsSeason.None)
        {
            gradient[i] = gains.Gamma * (1 - _alpha - Least) * 0.5 * Math.Sin(x[i]);
            byAlpha -= gains.Gamma * Place(x[i]);
            i++;
        }

        gradient[0] = byAlpha * (Most - Least) * 0.5 * Math.Sin(x[0]);
        if (_spec.Trend == EtsTrend.Damped)
        {
            gradient[i] = gains.Phi * (MostPhi - LeastPhi) * 0.5 * Math.Sin(x[i]);
            i++;
        }

        gradient[i++] = states.Level;
        if (_spec.Trend != EtsTrend.None)
        {
            gradient[i++] = states.Slope;
        }

        for (var j = 0; j < _m - 1; j++)
        {
            gradient[i++] = _seasonalAdjoint[j] - _seasonalAdjoint[_m - 1];
        }
    }
}
