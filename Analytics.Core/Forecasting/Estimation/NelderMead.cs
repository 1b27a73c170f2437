namespace Analytics.Core.Forecasting.Estimation;

/// <summary>
/// The simplex method of Nelder and Mead (1965) for a few coordinates. Its buffers are made once; a minimisation allocates
/// nothing.
/// </summary>
internal sealed class NelderMead(int capacity)
{
    private readonly double[] _points = new double[(capacity + 1) * capacity];
    private readonly double[] _values = new double[capacity + 1];
    private readonly double[] _centre = new double[capacity];
    private readonly double[] _reflected = new double[capacity];
    private readonly double[] _tried = new double[capacity];

    /// <summary>
    /// Minimises from <paramref name="x"/>, which is replaced by the best point, with a first simplex of side
    /// <paramref name="side"/>; stops when the values differ by less than <paramref name="tolerance"/>. Returns the best value.
    /// </summary>
    public double Minimize<T>(T objective, Span<double> x, double side, double tolerance, int maxEvaluations)
        where T : ISimplexObjective
    {
        var d = x.Length;
        Span<double> centre = _centre.AsSpan(0, d), reflected = _reflected.AsSpan(0, d), tried = _tried.AsSpan(0, d);
        for (var i = 0; i <= d; i++)
        {
            var point = Point(i, d);
            x.CopyTo(point);
            if (i > 0)
            {
                point[i - 1] += side;
            }

            _values[i] = objective.Value(point);
        }

        var evaluations = d + 1;
        while (evaluations < maxEvaluations)
        {
            Order(d, out var best, out var second, out var worst);
            if (_values[worst] - _values[best] < tolerance)
            {
                break;
            }

            centre.Clear();
            for (var i = 0; i <= d; i++)
            {
                for (var k = 0; i != worst && k < d; k++)
                {
                    centre[k] += Point(i, d)[k] / d;
                }
            }

            var value = Move(objective, centre, Point(worst, d), -1, reflected);
            evaluations++;
            if (value < _values[best])
            {
                var further = Move(objective, centre, Point(worst, d), -2, tried);
                evaluations++;
                Replace(worst, d, further < value ? tried : reflected, Math.Min(further, value));
            }
            else if (value < _values[second])
            {
                Replace(worst, d, reflected, value);
            }
            else
            {
                var outside = value < _values[worst];
                var nearer = Move(objective, centre, outside ? reflected : Point(worst, d), 0.5, tried);
                evaluations++;
                if (nearer < Math.Min(value, _values[worst]))
                {
                    Replace(worst, d, tried, nearer);
                }
                else
                {
                    Shrink(objective, best, d);
                    evaluations += d;
                }
            }
        }

        Order(d, out var least, out _, out _);
        Point(least, d).CopyTo(x);
        return _values[least];
    }

    private static double Move<T>(T objective, ReadOnlySpan<double> centre, ReadOnlySpan<double> from, double share, Span<double> to)
        where T : ISimplexObjective
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = centre[k] + (share * (from[k] - centre[k]));
        }

        return objective.Value(to);
    }

    private Span<double> Point(int i, int d) => _points.AsSpan(i * d, d);

    private void Replace(int i, int d, ReadOnlySpan<double> point, double value)
    {
        point.CopyTo(Point(i, d));
        _values[i] = value;
    }

    private void Shrink<T>(T objective, int best, int d)
        where T : ISimplexObjective
    {
        var centre = Point(best, d);
        for (var i = 0; i <= d; i++)
        {
            if (i != best)
            {
                var point = Point(i, d);
                for (var k = 0; k < d; k++)
                {
                    point[k] = centre[k] + (0.5 * (point[k] - centre[k]));
                }

                _values[i] = objective.Value(point);
            }
        }
    }

    private void Order(int d, out int best, out int second, out int worst)
    {
        best = 0;
        worst = 0;
        for (var i = 1; i <= d; i++)
        {
            best = _values[i] < _values[best] ? i : best;
            worst = _values[i] >= _values[worst] ? i : worst;
        }

        second = best;
        for (var i = 0; i <= d; i++)
        {
            second = i != worst && _values[i] > _values[second] ? i : second;
        }
    }
}
