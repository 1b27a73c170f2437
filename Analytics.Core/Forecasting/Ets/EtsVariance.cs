namespace Analytics.Core.Forecasting.Ets;

/// <summary>Forecast variances in closed form (Hyndman et al. 2008, sections 6.3 to 6.5).</summary>
internal static class EtsVariance
{
    /// <summary>
    /// Standard errors of the steps ahead. Additive errors and states: v = σ² (1 + Σ c²). Multiplicative errors: by the
    /// recursion θ_h = μ_h² + σ² Σ c² θ, v = (1 + σ²) θ − μ². A multiplicative season scales the variance of the seasonally
    /// adjusted forecast and adds (1 + γ² σ²)^k for its own steps k; additive errors then count in proportion to the means.
    /// </summary>
    public static double[] StandardErrors(EtsSpec spec, EtsParameters p, double sigma2, double[] means, double[] season, int m)
    {
        var h = means.Length;
        var weights = Weights(spec, p, h, m);
        var errors = new double[h];
        if (spec.Error == EtsError.Additive && spec.Season != EtsSeason.Multiplicative)
        {
            var sum = 1.0;
            for (var k = 0; k < h; k++)
            {
                errors[k] = Math.Sqrt(sigma2 * sum);
                sum += weights[k] * weights[k];
            }

            return errors;
        }

        var factors = spec.Season == EtsSeason.Multiplicative;
        var relative = sigma2;
        if (spec.Error == EtsError.Additive)
        {
            var squares = 0.0;
            foreach (var mean in means)
            {
                squares += mean * mean / h;
            }

            relative = squares > 0 ? sigma2 / squares : 0;
        }

        var theta = new double[h];
        for (var k = 0; k < h; k++)
        {
            var s = factors ? season[k % m] : 1;
            var mean = factors && s != 0 ? means[k] / s : means[k];
            var sum = 0.0;
            for (var j = 1; j <= k; j++)
            {
                sum += weights[j - 1] * weights[j - 1] * theta[k - j];
            }

            theta[k] = (mean * mean) + (relative * sum);
            var own = factors ? Math.Pow(1 + (p.Gamma * p.Gamma * relative), k / m) : 1;
            var variance = s * s * ((theta[k] * (1 + relative) * own) - (mean * mean));
            errors[k] = Math.Sqrt(Math.Max(variance, 0));
        }

        return errors;
    }

    /// <summary>c_1, c_2, …: how much one error moves the forecast j steps on (the season's own part only when it is additive).</summary>
    private static double[] Weights(EtsSpec spec, EtsParameters p, int count, int m)
    {
        var weights = new double[count];
        double fade = 1, faded = 0;
        for (var j = 1; j <= count; j++)
        {
            fade *= p.Phi;
            faded += fade;
            weights[j - 1] = p.Alpha + (p.Beta * faded);
            if (spec.Season == EtsSeason.Additive && j % m == 0)
            {
                weights[j - 1] += p.Gamma;
            }
        }

        return weights;
    }
}
