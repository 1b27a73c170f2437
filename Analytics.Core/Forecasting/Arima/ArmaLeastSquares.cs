using System.Numerics.Tensors;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>
/// Conditional least squares of a seasonal ARMA process by Levenberg and Marquardt's method. The errors' derivatives obey the
/// same recursions as the errors (Box and Jenkins, section 7.2), one for each polynomial, so a step costs a few passes over the
/// data.
/// </summary>
internal sealed class ArmaLeastSquares
{
    private const int MaxCoefficients = 16;
    private const int MaxSteps = 40;
    private const double Enough = 1e-6;

    private readonly int _n;
    private readonly double[] _w;
    private readonly double[] _errors;
    private readonly double[] _trial;
    private readonly double[] _work;
    private readonly double[] _byAr;
    private readonly double[] _bySeasonalAr;
    private readonly double[] _byMa;
    private readonly double[] _bySeasonalMa;
    private readonly double[] _byMean;
    private readonly double[] _normal = new double[MaxCoefficients * MaxCoefficients];
    private readonly double[] _factor = new double[MaxCoefficients * MaxCoefficients];
    private readonly double[] _right = new double[MaxCoefficients];
    private readonly double[] _step = new double[MaxCoefficients];
    private readonly double[] _candidate = new double[MaxCoefficients];

    public ArmaLeastSquares(double[] w)
    {
        _w = w;
        _n = w.Length;
        _errors = new double[_n];
        _trial = new double[_n];
        _work = new double[_n];
        _byAr = new double[_n];
        _bySeasonalAr = new double[_n];
        _byMa = new double[_n];
        _bySeasonalMa = new double[_n];
        _byMean = new double[_n];
    }

    /// <summary>Improves <paramref name="x"/> in place; returns the mean square of the errors after the first ones, or infinity.</summary>
    public double Minimize(ArimaOrder order, double[] x)
    {
        var d = x.Length;
        var first = order.ArLag;
        if (_n - first < d + 2)
        {
            return double.PositiveInfinity;
        }

        var squares = Errors(order, x, _errors);
        var damping = 1e-3;
        for (var step = 0; step < MaxSteps && d > 0 && double.IsFinite(squares); step++)
        {
            Derivatives(order, x);
            NormalEquations(order, x, first);
            var improved = false;
            var before = squares;
            while (damping < 1e8)
            {
                if (Solve(d, damping))
                {
                    for (var i = 0; i < d; i++)
                    {
                        _candidate[i] = x[i] + _step[i];
                    }

                    var value = Errors(order, _candidate.AsSpan(0, d), _trial);
                    if (value <= squares)
                    {
                        _candidate.AsSpan(0, d).CopyTo(x);
                        _trial.CopyTo(_errors, 0);
                        squares = value;
                        damping = Math.Max(damping * 0.1, 1e-9);
                        improved = true;
                        break;
                    }
                }

                damping *= 10;
            }

            if (!improved || before - squares < Enough * before / _n)
            {
                break;
            }
        }

        return squares / (_n - first);
    }

    /// <summary>x / (1 + sign · Σ a_i B^(i·m)), values before the start being zero.</summary>
    private static void Divide(ReadOnlySpan<double> x, ReadOnlySpan<double> a, int m, Span<double> result)
    {
        switch (a.Length)
        {
            case 0:
                x.CopyTo(result);
                return;
            case 1 when m == 1:
                var last = 0.0;
                var only = a[0];
                for (var t = 0; t < x.Length; t++)
                {
                    last = x[t] - (only * last);
                    result[t] = last;
                }

                return;
            default:
                for (var t = 0; t < x.Length; t++)
                {
                    var sum = x[t];
                    for (int i = a.Length - 1, lag = a.Length * m; i >= 0; i--, lag -= m)
                    {
                        if (lag <= t)
                        {
                            sum -= a[i] * result[t - lag];
                        }
                    }

                    result[t] = sum;
                }

                return;
        }
    }

    /// <summary>x_t − Σ a_i x_(t − i·m), in place.</summary>
    private static void Apply(Span<double> x, ReadOnlySpan<double> a, int m, Span<double> copy)
    {
        if (a.Length == 0)
        {
            return;
        }

        x.CopyTo(copy);
        for (var i = 0; i < a.Length; i++)
        {
            var lag = (i + 1) * m;
            if (lag < x.Length)
            {
                TensorPrimitives.MultiplyAdd(copy[..^lag], -a[i], x[lag..], x[lag..]);
            }
        }
    }

    private double Errors(ArimaOrder o, Span<double> x, Span<double> errors)
    {
        var work = _work.AsSpan();
        TensorPrimitives.Subtract<double>(_w, ArimaCoefficients.Mean(x, o), errors);
        Apply(errors, ArimaCoefficients.Ar(x, o), 1, work);
        Apply(errors, ArimaCoefficients.SeasonalAr(x, o), o.Period, work);
        errors[..o.ArLag].Clear();
        Divide(errors, ArimaCoefficients.Ma(x, o), 1, errors);
        Divide(errors, ArimaCoefficients.SeasonalMa(x, o), o.Period, errors);
        var squares = TensorPrimitives.SumOfSquares<double>(errors[o.ArLag..]);
        return squares < 1e200 ? squares : double.PositiveInfinity;
    }

    private void Derivatives(ArimaOrder o, Span<double> x)
    {
        Span<double> ma = ArimaCoefficients.Ma(x, o), seasonalMa = ArimaCoefficients.SeasonalMa(x, o);
        var work = _work.AsSpan();
        var mean = ArimaCoefficients.Mean(x, o);
        if (o.P > 0)
        {
            TensorPrimitives.Subtract<double>(_w, mean, _byAr);
            Apply(_byAr, ArimaCoefficients.SeasonalAr(x, o), o.Period, work);
            Divide(_byAr, ma, 1, _byAr);
            Divide(_byAr, seasonalMa, o.Period, _byAr);
        }

        if (o.SeasonalP > 0)
        {
            TensorPrimitives.Subtract<double>(_w, mean, _bySeasonalAr);
            Apply(_bySeasonalAr, ArimaCoefficients.Ar(x, o), 1, work);
            Divide(_bySeasonalAr, ma, 1, _bySeasonalAr);
            Divide(_bySeasonalAr, seasonalMa, o.Period, _bySeasonalAr);
        }

        if (o.Q > 0)
        {
            Divide(_errors, ma, 1, _byMa);
        }

        if (o.SeasonalQ > 0)
        {
            Divide(_errors, seasonalMa, o.Period, _bySeasonalMa);
        }

        if (o.Constant)
        {
            var share = (1 - TensorPrimitives.Sum<double>(ArimaCoefficients.Ar(x, o)))
                * (1 - TensorPrimitives.Sum<double>(ArimaCoefficients.SeasonalAr(x, o)));
            Array.Fill(_byMean, share);
            _byMean.AsSpan(0, o.ArLag).Clear();
            Divide(_byMean, ma, 1, _byMean);
            Divide(_byMean, seasonalMa, o.Period, _byMean);
        }
    }

    /// <summary>The series whose value <c>lag</c> steps before is minus the error's derivative by coefficient <paramref name="i"/>.</summary>
    private (double[] Series, int Lag) Column(ArimaOrder o, int i)
    {
        if (i < o.P)
        {
            return (_byAr, i + 1);
        }

        i -= o.P;
        if (i < o.Q)
        {
            return (_byMa, i + 1);
        }

        i -= o.Q;
        if (i < o.SeasonalP)
        {
            return (_bySeasonalAr, (i + 1) * o.Period);
        }

        i -= o.SeasonalP;
        return i < o.SeasonalQ ? (_bySeasonalMa, (i + 1) * o.Period) : (_byMean, 0);
    }

    private void NormalEquations(ArimaOrder o, Span<double> x, int first)
    {
        var d = x.Length;
        for (var i = 0; i < d; i++)
        {
            var (a, lagA) = Column(o, i);
            for (var j = 0; j <= i; j++)
            {
                var (b, lagB) = Column(o, j);
                var from = Math.Max(first, Math.Max(lagA, lagB));
                _normal[(i * d) + j] = from < _n
                    ? TensorPrimitives.Dot<double>(a.AsSpan(from - lagA, _n - from), b.AsSpan(from - lagB, _n - from))
                    : 0;
            }

            var start = Math.Max(first, lagA);
            _right[i] = start < _n ? TensorPrimitives.Dot<double>(a.AsSpan(start - lagA, _n - start), _errors.AsSpan(start)) : 0;
        }
    }

    /// <summary>Solves (N + λ diag N) step = right by Cholesky; false when the matrix is not positive definite.</summary>
    private bool Solve(int d, double damping)
    {
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _normal[(i * d) + j];
                if (i == j)
                {
                    sum += (damping * sum) + 1e-12;
                }

                for (var k = 0; k < j; k++)
                {
                    sum -= _factor[(i * d) + k] * _factor[(j * d) + k];
                }

                if (i == j)
                {
                    if (!(sum > 0))
                    {
                        return false;
                    }

                    _factor[(i * d) + i] = Math.Sqrt(sum);
                }
                else
                {
                    _factor[(i * d) + j] = sum / _factor[(j * d) + j];
                }
            }
        }

        for (var i = 0; i < d; i++)
        {
            var sum = _right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= _factor[(i * d) + k] * _step[k];
            }

            _step[i] = sum / _factor[(i * d) + i];
        }

        for (var i = d - 1; i >= 0; i--)
        {
            var sum = _step[i];
            for (var k = i + 1; k < d; k++)
            {
                sum -= _factor[(k * d) + i] * _step[k];
            }

            _step[i] = sum / _factor[(i * d) + i];
        }

        return true;
    }
}
