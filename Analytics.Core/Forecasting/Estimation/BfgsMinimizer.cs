using System.Numerics.Tensors;

namespace Analytics.Core.Forecasting.Estimation;

/// <summary>
/// Dense BFGS with a backtracking line search (Nocedal and Wright 2006, algorithms 3.1 and 6.1). Its buffers are made once;
/// a minimisation allocates nothing.
/// </summary>
internal sealed class BfgsMinimizer(int capacity)
{
    private const double SufficientDecrease = 1e-4;
    private const int MaxBacktracks = 25;
    private const double LongestMove = 1.5;

    private readonly double[] _inverseHessian = new double[capacity * capacity];
    private readonly double[] _gradient = new double[capacity];
    private readonly double[] _nextGradient = new double[capacity];
    private readonly double[] _direction = new double[capacity];
    private readonly double[] _trial = new double[capacity];
    private readonly double[] _move = new double[capacity];
    private readonly double[] _change = new double[capacity];
    private readonly double[] _product = new double[capacity];

    /// <summary>
    /// Minimises from <paramref name="x"/>, which is replaced by the best point. <paramref name="scales"/> are the squared
    /// typical moves of the coordinates (the first inverse Hessian); the search stops when the predicted decrease falls below
    /// <paramref name="tolerance"/>. Returns the value there.
    /// </summary>
    public double Minimize<T>(T objective, Span<double> x, ReadOnlySpan<double> scales, double tolerance, int maxIterations)
        where T : ISmoothObjective
    {
        var d = x.Length;
        Span<double> gradient = _gradient.AsSpan(0, d), next = _nextGradient.AsSpan(0, d), direction = _direction.AsSpan(0, d);
        Span<double> trial = _trial.AsSpan(0, d);
        var value = objective.Value(x);
        if (!double.IsFinite(value))
        {
            return double.PositiveInfinity;
        }

        objective.Gradient(x, gradient);
        Reset(scales);
        var fresh = true;
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            var slope = Direction(gradient, direction);
            if (!(slope < 0))
            {
                if (fresh)
                {
                    break;
                }

                Reset(scales);
                fresh = true;
                continue;
            }

            if (-slope < 2 * tolerance)
            {
                break;
            }

            var longest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(direction));
            var step = longest > LongestMove ? LongestMove / longest : 1;
            var found = false;
            var trialValue = value;
            for (var back = 0; back < MaxBacktracks; back++)
            {
                for (var i = 0; i < d; i++)
                {
                    trial[i] = x[i] + (step * direction[i]);
                }

                trialValue = objective.Value(trial);
                if (trialValue <= value + (SufficientDecrease * step * slope))
                {
                    found = true;
                    break;
                }

                // The minimum of the parabola through what is known, kept within a tenth and a half of the step.
                var shorter = double.IsFinite(trialValue)
                    ? -slope * step * step / (2 * (trialValue - value - (slope * step)))
                    : 0.2 * step;
                step = Math.Clamp(shorter, 0.1 * step, 0.5 * step);
            }

            if (!found)
            {
                if (fresh)
                {
                    break;
                }

                Reset(scales);
                fresh = true;
                continue;
            }

            objective.Gradient(trial, next);
            Update(x, trial, gradient, next);
            fresh = false;
            trial.CopyTo(x);
            next.CopyTo(gradient);
            value = trialValue;
        }

        return value;
    }

    private void Reset(ReadOnlySpan<double> scales)
    {
        var d = scales.Length;
        Array.Clear(_inverseHessian, 0, d * d);
        for (var i = 0; i < d; i++)
        {
            _inverseHessian[(i * d) + i] = scales[i];
        }
    }

    private double Direction(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        var d = gradient.Length;
        for (var i = 0; i < d; i++)
        {
            direction[i] = -TensorPrimitives.Dot(_inverseHessian.AsSpan(i * d, d), gradient);
        }

        return TensorPrimitives.Dot(direction, gradient);
    }

    private void Update(ReadOnlySpan<double> x, ReadOnlySpan<double> trial, ReadOnlySpan<double> gradient, ReadOnlySpan<double> next)
    {
        var d = x.Length;
        Span<double> move = _move.AsSpan(0, d), change = _change.AsSpan(0, d), product = _product.AsSpan(0, d);
        TensorPrimitives.Subtract(trial, x, move);
        TensorPrimitives.Subtract(next, gradient, change);
        var curvature = TensorPrimitives.Dot<double>(move, change);
        for (var i = 0; i < d; i++)
        {
            product[i] = TensorPrimitives.Dot(_inverseHessian.AsSpan(i * d, d), change);
        }

        var spread = TensorPrimitives.Dot<double>(change, product);
        if (!(curvature > 1e-12) || !(curvature > 1e-10 * Math.Abs(spread)))
        {
            return;
        }

        var factor = (1 + (spread / curvature)) / curvature;
        for (var i = 0; i < d; i++)
        {
            var row = _inverseHessian.AsSpan(i * d, d);
            for (var j = 0; j < d; j++)
            {
                row[j] += (factor * move[i] * move[j]) - (((product[i] * move[j]) + (move[i] * product[j])) / curvature);
            }
        }
    }
}
