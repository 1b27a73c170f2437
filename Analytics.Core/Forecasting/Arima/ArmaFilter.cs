using System.Numerics.Tensors;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>
/// The exact Gaussian likelihood of a stationary ARMA process and its one-step errors, by the Kalman filter in Chandrasekhar
/// form (Morf, Sidhu and Kailath 1974; Pearlman 1980): a step costs the order, not its square. Once the error variance has come
/// down to that of the noise, the plain recursion goes on.
/// </summary>
internal sealed class ArmaFilter
{
    private const double Converged = 1e-8;

    private readonly double[] _steps;
    private readonly double[] _autocovariance;
    private readonly double[] _psi;
    private readonly double[] _maProducts;
    private readonly double[] _correlation;
    private readonly double[] _ar;
    private readonly double[] _ma;
    private readonly double[] _gain;
    private readonly double[] _w;
    private readonly double[] _state;
    private readonly int[] _arLags;
    private readonly int[] _maLags;

    public ArmaFilter(int longestAr, int longestMa)
    {
        var r = Math.Max(longestAr, longestMa + 1) + 1;
        _steps = new double[longestAr * longestAr + 1];
        _autocovariance = new double[(2 * r) + longestMa + longestAr + 2];
        _psi = new double[r + 1];
        _maProducts = new double[r + 1];
        _correlation = new double[r + 1];
        _ar = new double[r + 1];
        _ma = new double[r + 1];
        _gain = new double[r + 1];
        _w = new double[r + 1];
        _state = new double[r + 1];
        _arLags = new int[longestAr + 1];
        _maLags = new int[longestMa + 1];
    }

    /// <summary>State after the last step of the last <see cref="Run"/>: its first value is the next step's forecast.</summary>
    public ReadOnlySpan<double> State => _state;

    /// <summary>
    /// Runs the filter over <paramref name="w"/> less <paramref name="mean"/>; errors go to <paramref name="errors"/>. Returns the
    /// sum of squares over F and Σ log F, or infinity when the process is not stationary.
    /// </summary>
    /// <param name="w">The differenced series.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="ar">Coefficients of all lags up to the longest, on the right of the equation.</param>
    /// <param name="ma">Likewise for past errors.</param>
    /// <param name="errors">As long as <paramref name="w"/>.</param>
    public (double Squares, double Logs) Run(
        ReadOnlySpan<double> w, double mean, ReadOnlySpan<double> ar, ReadOnlySpan<double> ma, Span<double> errors)
    {
        int p = ar.Length, q = ma.Length, r = Math.Max(p, q + 1), n = w.Length;
        Array.Clear(_ar);
        Array.Clear(_ma);
        ar.CopyTo(_ar);
        _ma[0] = 1;
        ma.CopyTo(_ma.AsSpan(1));
        if (!Start(p, q, r))
        {
            return (double.PositiveInfinity, 0);
        }

        // States and directions have a zero after their last value: the companion matrix shifts it in.
        Span<double> phi = _ar.AsSpan(0, r), gain = _gain.AsSpan(0, r), v = _w.AsSpan(0, r + 1), state = _state.AsSpan(0, r + 1);
        var f = _autocovariance[0];
        for (var i = 0; i < r; i++)
        {
            gain[i] = (_ar[i] * f) + _correlation[i + 1];
        }

        gain.CopyTo(v);
        state.Clear();
        v[r] = 0;
        double factor = -1 / f, squares = 0, logs = 0;
        var steady = 0;
        var t = 0;
        for (; t < n && (steady <= q || t < r); t++)
        {
            var e = w[t] - mean - state[0];
            errors[t] = e;
            squares += e * e / f;
            logs += Math.Log(f);
            var share = e / f;
            var first = state[0];
            for (var i = 0; i < r; i++)
            {
                state[i] = state[i + 1] + (phi[i] * first) + (gain[i] * share);
            }

            if (f - 1 < Converged)
            {
                steady++;
                continue;
            }

            var g = v[0];
            var next = f + (g * g * factor);
            double add = factor * g, less = g / next;
            for (var i = 0; i < r; i++)
            {
                var moved = v[i + 1] + (phi[i] * g);
                var gained = gain[i] + (add * moved);
                gain[i] = gained;
                v[i] = moved - (gained * less);
            }

            factor += factor * g * g * factor / f;
            f = next;
            if (!(f > 0.5))
            {
                return (double.PositiveInfinity, 0);
            }
        }

        if (t < n)
        {
            squares += GoOn(w, mean, errors, t, p, q);
            Rebuild(w, mean, errors, p, q, r);
        }

        return (squares, logs);
    }

    private double GoOn(ReadOnlySpan<double> w, double mean, Span<double> errors, int from, int p, int q)
    {
        int arCount = 0, maCount = 0;
        for (var i = 0; i < p; i++)
        {
            if (_ar[i] != 0)
            {
                _arLags[arCount++] = i + 1;
            }
        }

        for (var i = 1; i <= q; i++)
        {
            if (_ma[i] != 0)
            {
                _maLags[maCount++] = i;
            }
        }

        var squares = 0.0;
        for (var t = from; t < w.Length; t++)
        {
            var e = w[t] - mean;
            for (var k = 0; k < arCount; k++)
            {
                var lag = _arLags[k];
                e -= _ar[lag - 1] * (w[t - lag] - mean);
            }

            for (var k = maCount - 1; k >= 0; k--)
            {
                var lag = _maLags[k];
                e -= _ma[lag] * errors[t - lag];
            }

            errors[t] = e;
            squares += e * e;
        }

        return squares;
    }

    /// <summary>The state after the last step from values and errors, when the plain recursion ended the run.</summary>
    private void Rebuild(ReadOnlySpan<double> w, double mean, ReadOnlySpan<double> errors, int p, int q, int r)
    {
        var n = w.Length;
        for (var i = 0; i < r; i++)
        {
            var sum = 0.0;
            for (var k = i + 1; k <= p; k++)
            {
                sum += _ar[k - 1] * (w[n + i - k] - mean);
            }

            for (var k = i + 1; k <= q; k++)
            {
                sum += _ma[k] * errors[n + i - k];
            }

            _state[i] = sum;
        }
    }

    /// <summary>Autocovariances with unit noise, ψ weights, and the covariance of each state with the first value.</summary>
    private bool Start(int p, int q, int r)
    {
        // Step down from order p to 0 (the inverse Levinson recursion), keeping each order's coefficients.
        var variance = 1.0;
        if (p > 0)
        {
            _ar.AsSpan(0, p).CopyTo(_steps.AsSpan((p - 1) * p, p));
        }

        for (var k = p; k >= 1; k--)
        {
            var row = _steps.AsSpan((k - 1) * p, k);
            var partial = row[k - 1];
            var rest = 1 - (partial * partial);
            if (!(rest > 1e-12))
            {
                return false;
            }

            variance /= rest;
            if (k > 1)
            {
                var lower = _steps.AsSpan((k - 2) * p, k - 1);
                for (var i = 0; i < k - 1; i++)
                {
                    lower[i] = (row[i] + (partial * row[k - 2 - i])) / rest;
                }
            }
        }

        // Autocovariances u of the autoregressive part alone, up to lag r + q.
        var u = _autocovariance.AsSpan(r + 1);
        u[0] = variance;
        for (var k = 1; k <= r + q; k++)
        {
            var order = Math.Min(k, p);
            var sum = 0.0;
            if (order > 0)
            {
                // Yule and Walker: the order k predictor's coefficients give the k-th autocovariance from those before.
                var row = _steps.AsSpan((order - 1) * p, order);
                for (var i = 0; i < order; i++)
                {
                    sum += row[i] * u[k - 1 - i];
                }
            }

            u[k] = sum;
        }

        for (var d = 0; d <= q; d++)
        {
            _maProducts[d] = TensorPrimitives.Dot<double>(_ma.AsSpan(0, q + 1 - d), _ma.AsSpan(d, q + 1 - d));
        }

        for (var k = 0; k <= r; k++)
        {
            var sum = _maProducts[0] * u[k];
            for (var d = 1; d <= q; d++)
            {
                sum += _maProducts[d] * (u[k + d] + u[Math.Abs(k - d)]);
            }

            _autocovariance[k] = sum;
        }

        for (var k = 0; k < r; k++)
        {
            var sum = _ma[k];
            for (var i = 1; i <= Math.Min(k, p); i++)
            {
                sum += _ar[i - 1] * _psi[k - i];
            }

            _psi[k] = sum;
        }

        for (var i = 0; i <= r; i++)
        {
            var sum = 0.0;
            for (var k = i + 1; k <= p; k++)
            {
                sum += _ar[k - 1] * _autocovariance[k - i];
            }

            for (var k = i; k <= q; k++)
            {
                sum += _ma[k] * _psi[k - i];
            }

            _correlation[i] = sum;
        }

        return true;
    }
}
