namespace Analytics.Core.Forecasting.Ces;

/// <summary>
/// The recursions of complex exponential smoothing in state space form (Svetunkov, Kourentzes and Ord 2022, equations 15 and
/// following): level l and information potential c, with error e,
/// l' = l − (1 − α1) c + (α0 − α1) e and c' = l + (1 − α0) c + (α0 + α1) e.
/// </summary>
internal sealed class CesStates(CesSeason season, int m)
{
    private readonly double[] _levels = new double[season == CesSeason.None ? 0 : m];
    private readonly double[] _potentials = new double[season is CesSeason.Simple or CesSeason.Full ? m : 0];

    public double Level { get; set; }

    public double Potential { get; set; }

    public Span<double> SeasonalLevels => _levels;

    public Span<double> SeasonalPotentials => _potentials;

    /// <summary>Number of smoothing parameters.</summary>
    public static int ParameterCount(CesSeason season) => season switch { CesSeason.Partial => 3, CesSeason.Full => 4, _ => 2 };

    /// <summary>
    /// Runs over steps <paramref name="from"/>, <paramref name="from"/> + <paramref name="step"/>, … (<paramref name="count"/> of
    /// them); one-step forecasts go to <paramref name="forecasts"/> when it is not empty. Returns the sum of squared errors.
    /// Missing values count as forecast.
    /// </summary>
    public double Run(ReadOnlySpan<double> y, ReadOnlySpan<double> gains, int from, int count, int step, Span<double> forecasts)
    {
        double a = gains[0] - gains[1], b = gains[0] + gains[1], keep = 1 - gains[1], fade = 1 - gains[0];
        double gamma0 = gains.Length > 2 ? gains[2] : 0, gamma1 = gains.Length > 3 ? gains[3] : 0;
        double level = Level, potential = Potential, squares = 0;
        var levels = _levels;
        var potentials = _potentials;
        var j = levels.Length == 0 ? 0 : from % m;
        var t = from;
        for (var i = 0; i < count; i++, t += step)
        {
            double f = season switch
            {
                CesSeason.None => level,
                CesSeason.Simple => levels[j],
                _ => level + levels[j],
            };
            var e = y[t] - f;
            if (forecasts.Length > 0)
            {
                forecasts[t] = f;
            }

            if (double.IsNaN(e))
            {
                e = 0;
            }

            squares += e * e;
            if (season == CesSeason.Simple)
            {
                double l = levels[j], c = potentials[j];
                levels[j] = l - (keep * c) + (a * e);
                potentials[j] = l + (fade * c) + (b * e);
            }
            else
            {
                var l = level;
                level = l - (keep * potential) + (a * e);
                potential = l + (fade * potential) + (b * e);
                if (season == CesSeason.Partial)
                {
                    levels[j] += gamma0 * e;
                }
                else if (season == CesSeason.Full)
                {
                    double s = levels[j], c = potentials[j];
                    levels[j] = s - ((1 - gamma1) * c) + ((gamma0 - gamma1) * e);
                    potentials[j] = s + ((1 - gamma0) * c) + ((gamma0 + gamma1) * e);
                }
            }

            if (levels.Length > 0)
            {
                j += step;
                j = j == m ? 0 : j < 0 ? m - 1 : j;
            }
        }

        Level = level;
        Potential = potential;
        return squares;
    }
}
