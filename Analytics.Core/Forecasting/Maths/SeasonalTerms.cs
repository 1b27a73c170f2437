namespace Analytics.Core.Forecasting.Maths;

/// <summary>
/// Seasonal regressors: for periods up to twelve steps one for each phase but one, for longer ones pairs of sines and cosines, six
/// at most.
/// </summary>
internal sealed class SeasonalTerms
{
    private const int LongestByPhase = 12;
    private const int MostPairs = 6;
    private readonly int[] periods;

    /// <summary>Terms for periods.</summary>
    public SeasonalTerms(IEnumerable<int> seasons) => periods = [.. seasons.Where(static p => p > 1)];

    /// <summary>Number of terms.</summary>
    public int Count => periods.Sum(static p => p <= LongestByPhase ? p - 1 : 2 * Pairs(p));

    /// <summary>The terms' values at a step.</summary>
    public void Write(int step, Span<double> terms)
    {
        var at = 0;
        foreach (var p in periods)
        {
            var phase = step % p;
            if (p <= LongestByPhase)
            {
                // Effects sum to zero: the last phase is minus all others.
                for (var i = 0; i < p - 1; i++)
                {
                    terms[at++] = phase == p - 1 ? -1 : phase == i ? 1 : 0;
                }
            }
            else
            {
                for (var k = 1; k <= Pairs(p); k++)
                {
                    var (sine, cosine) = Math.SinCos(2 * Math.PI * k * phase / p);
                    terms[at++] = sine;
                    terms[at++] = cosine;
                }
            }
        }
    }

    private static int Pairs(int p) => Math.Min(MostPairs, (p - 1) / 2);
}
