namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// ∫ (α + y)^−m (β + y)^−n dy over a stretch of y ≥ 0, and the means of logarithms and inverses under that density. This is what the
/// differences of Gauss's 2F1 in Pareto/NBD stand for; the integrand is positive, so that nothing cancels, whichever of α and β is the
/// larger. Sixteen-point Gauss–Legendre over panels in the logarithm of (the smaller + y), narrow enough for full precision.
/// </summary>
internal readonly struct PowerIntegral
{
    private const double WidestPanel = 3;
    private const double DecayAPanel = 16;

    private PowerIntegral(double log, double logAlpha, double logBeta, double inverseAlpha, double inverseBeta)
    {
        Log = log;
        LogAlpha = logAlpha;
        LogBeta = logBeta;
        InverseAlpha = inverseAlpha;
        InverseBeta = inverseBeta;
    }

    /// <summary>The integral's logarithm; −∞ when the stretch is empty.</summary>
    public double Log { get; }

    /// <summary>Mean of ln(α + y).</summary>
    public double LogAlpha { get; }

    /// <summary>Mean of ln(β + y).</summary>
    public double LogBeta { get; }

    /// <summary>Mean of 1/(α + y).</summary>
    public double InverseAlpha { get; }

    /// <summary>Mean of 1/(β + y).</summary>
    public double InverseBeta { get; }

    /// <summary>Integrates from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static PowerIntegral Of(double alpha, double m, double beta, double n, double from, double to)
    {
        if (!(to > from))
        {
            return new PowerIntegral(double.NegativeInfinity, 0, 0, 0, 0);
        }

        // Turned so that alpha is the smaller.
        if (alpha > beta)
        {
            var turned = Of(beta, n, alpha, m, from, to);
            return new PowerIntegral(turned.Log, turned.LogBeta, turned.LogAlpha, turned.InverseBeta, turned.InverseAlpha);
        }

        var nodes = GaussLegendre.Nodes;
        var weights = GaussLegendre.Weights;
        var start = Math.Log(alpha + from);
        // Through the difference, so that a short stretch keeps its digits.
        var length = Math.Log(1 + ((to - from) / (alpha + from)));
        var top = ((1 - m) * start) - (n * Math.Log(beta + from));
        var end = start + length;
        double sum = 0, logAlpha = 0, logBeta = 0, inverseAlpha = 0, inverseBeta = 0;
        for (var at = start; at < end;)
        {
            var before = sum;
            var width = Width(at, end, m, n, beta - alpha);
            var half = width / 2;
            var middle = at + half;
            for (var i = 0; i < nodes.Length; i++)
            {
                var u = middle + (half * nodes[i]);
                var low = Math.Exp(u);
                var high = low + (beta - alpha);
                var logHigh = Math.Log(high);
                var term = half * weights[i] * Math.Exp(((1 - m) * u) - (n * logHigh) - top);
                sum += term;
                logAlpha += term * u;
                logBeta += term * logHigh;
                inverseAlpha += term / low;
                inverseBeta += term / high;
            }

            at = width >= end - at ? end : at + width;
            // The integrand has one hump; past it nothing comes that counts.
            if (!(sum - before > 1e-17 * sum))
            {
                break;
            }
        }

        return new PowerIntegral(top + Math.Log(sum), logAlpha / sum, logBeta / sum, inverseAlpha / sum, inverseBeta / sum);
    }

    /// <summary>How far a panel may go: to the end, if the integrand does not fall by more than sixteen nodes can follow.</summary>
    private static double Width(double at, double end, double m, double n, double gap)
    {
        var width = Math.Min(WidestPanel, end - at);
        while (true)
        {
            var low = Math.Exp(at + width);
            var fall = Math.Abs(1 - m) + (n * low / (low + gap));
            if (width * fall <= DecayAPanel || width < 1e-9)
            {
                // What is left after a panel is worth a whole one only if it is long.
                return end - at < 1.0001 * width ? end - at : width;
            }

            width *= width * fall > 4 * DecayAPanel ? DecayAPanel / (width * fall) * 2 : 0.6;
        }
    }
}
