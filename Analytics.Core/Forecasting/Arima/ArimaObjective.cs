using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>
/// −2 log likelihood of a seasonal ARMA process, the error's variance concentrated out: n log(2π S ÷ n) + n + Σ log F. The
/// coordinates are the inverse hyperbolic tangents of the partial autocorrelations of each polynomial (Monahan 1984), so that
/// every point is stationary and invertible, and the mean in units of its rough standard error.
/// </summary>
internal sealed class ArimaObjective : ISmoothObjective
{
    private const double Difference = 1e-4;
    private const double LargestPartial = 0.98;

    private readonly double[] _w;
    private readonly double[] _errors;
    private readonly ArmaFilter _filter;
    private readonly double[] _ar;
    private readonly double[] _ma;
    private readonly double[] _coefficients = new double[32];
    private readonly double[] _moved = new double[32];
    private readonly double _meanUnit;
    private ArimaOrder _order;

    public ArimaObjective(double[] w, int longestAr, int longestMa)
    {
        _w = w;
        _errors = new double[w.Length];
        _filter = new ArmaFilter(longestAr, longestMa);
        _ar = new double[longestAr];
        _ma = new double[longestMa];
        var mean = w.Average();
        var variance = w.Average(v => (v - mean) * (v - mean));
        _meanUnit = Math.Max(Math.Sqrt(variance), 1e-12);
    }

    /// <summary>Turns to another structure.</summary>
    public void Use(ArimaOrder order) => _order = order;

    /// <summary>Coordinates of coefficients, drawn inside where they are not stationary or invertible.</summary>
    public void ToCoordinates(Span<double> coefficients, Span<double> x)
    {
        coefficients.CopyTo(x);
        ToAngles(ArimaCoefficients.Ar(x, _order), 1);
        ToAngles(ArimaCoefficients.Ma(x, _order), -1);
        ToAngles(ArimaCoefficients.SeasonalAr(x, _order), 1);
        ToAngles(ArimaCoefficients.SeasonalMa(x, _order), -1);
        if (_order.Constant)
        {
            x[^1] /= _meanUnit;
        }
    }

    /// <summary>Coefficients at coordinates.</summary>
    public void ToCoefficients(ReadOnlySpan<double> x, Span<double> coefficients)
    {
        x.CopyTo(coefficients);
        FromAngles(ArimaCoefficients.Ar(coefficients, _order), 1);
        FromAngles(ArimaCoefficients.Ma(coefficients, _order), -1);
        FromAngles(ArimaCoefficients.SeasonalAr(coefficients, _order), 1);
        FromAngles(ArimaCoefficients.SeasonalMa(coefficients, _order), -1);
        if (_order.Constant)
        {
            coefficients[^1] *= _meanUnit;
        }
    }

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> x)
    {
        var coefficients = _coefficients.AsSpan(0, x.Length);
        ToCoefficients(x, coefficients);
        var o = _order;
        Span<double> ar = _ar.AsSpan(0, o.ArLag), ma = _ma.AsSpan(0, o.MaLag);
        Polynomials.Multiply(ArimaCoefficients.Ar(coefficients, o), ArimaCoefficients.SeasonalAr(coefficients, o), o.Period, -1, ar);
        Polynomials.Multiply(ArimaCoefficients.Ma(coefficients, o), ArimaCoefficients.SeasonalMa(coefficients, o), o.Period, 1, ma);
        var (squares, logs) = _filter.Run(_w, ArimaCoefficients.Mean(coefficients, o), ar, ma, _errors);
        var n = _w.Length;
        var value = (n * (Math.Log(2 * Math.PI * Math.Max(squares / n, 1e-24)) + 1)) + logs;
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var moved = _moved.AsSpan(0, x.Length);
        x.CopyTo(moved);
        for (var i = 0; i < x.Length; i++)
        {
            moved[i] = x[i] + Difference;
            var above = Value(moved);
            moved[i] = x[i] - Difference;
            var below = Value(moved);
            moved[i] = x[i];
            var slope = (above - below) / (2 * Difference);
            gradient[i] = double.IsFinite(slope) ? slope : 0;
        }
    }

    private static void ToAngles(Span<double> a, int sign)
    {
        if (a.Length == 0)
        {
            return;
        }

        Span<double> tried = stackalloc double[a.Length];
        for (var shrink = 1.0; ; shrink *= 0.95)
        {
            var power = shrink * sign;
            for (var i = 0; i < a.Length; i++)
            {
                tried[i] = a[i] * power;
                power *= shrink;
            }

            if (Polynomials.ToPartials(tried, LargestPartial))
            {
                break;
            }
        }

        for (var i = 0; i < a.Length; i++)
        {
            a[i] = Math.Atanh(tried[i]);
        }
    }

    private static void FromAngles(Span<double> a, int sign)
    {
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = Math.Tanh(a[i]);
        }

        Polynomials.FromPartials(a);
        for (var i = 0; i < a.Length; i++)
        {
            a[i] *= sign;
        }
    }
}
