using Analytics.Core.Forecasting.Estimation;
using Analytics.Core.Forecasting.Ets;

namespace Analytics.Core.Forecasting.Ces;

/// <summary>n log of the mean squared one-step error for smoothing parameters; initial states by backcasting.</summary>
internal sealed class CesObjective : ISimplexObjective
{
    /// <summary>Steps there and back before the start: what lies further on hardly moves the initial states.</summary>
    private const int BackcastSteps = 100;

    private readonly double[] _y;
    private readonly int _observed;
    private readonly CesStates _states;
    private readonly CesParameters _start;
    private readonly int _back;

    public CesObjective(double[] y, int observed, CesSeason season, int m)
    {
        _y = y;
        _observed = observed;
        _states = new CesStates(season, m);
        _start = Guess(y, season, m);
        _back = Math.Min(y.Length, Math.Max(BackcastSteps, 4 * m));
    }

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> x)
    {
        if (!IsStable(x[0], x[1])
            || (x.Length == 3 && !(x[2] is >= 0 and <= 1))
            || (x.Length > 3 && !IsStable(x[2], x[3])))
        {
            return double.PositiveInfinity;
        }

        Backcast(x);
        var squares = _states.Run(_y, x, 0, _y.Length, 1, []);
        var value = _observed * Math.Log(Math.Max(squares / _observed, 1e-20));
        return squares < 1e100 ? value : double.PositiveInfinity;
    }

    /// <summary>Parameters with the initial states at <paramref name="x"/>, in units of <paramref name="scale"/>.</summary>
    public CesParameters Parameters(ReadOnlySpan<double> x, double scale)
    {
        Backcast(x);
        return new CesParameters(
            x[0],
            x[1],
            x.Length > 2 ? x[2] : 0,
            x.Length > 3 ? x[3] : 0,
            _states.Level * scale,
            _states.Potential * scale,
            Scaled(_states.SeasonalLevels, scale),
            Scaled(_states.SeasonalPotentials, scale));
    }

    /// <summary>Whether the past is forgotten: the paper's stability conditions for one complex parameter.</summary>
    private static bool IsStable(double real, double imaginary) =>
        Square(real - 2.5) + Square(imaginary) > 1.25
        && Square(real - 0.5) + Square(imaginary - 1) > 0.25
        && Square(real - 1.5) + Square(imaginary - 0.5) < 1.5;

    private static double Square(double value) => value * value;

    private static double[] Scaled(ReadOnlySpan<double> values, double scale)
    {
        var scaled = values.ToArray();
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] *= scale;
        }

        return scaled;
    }

    private static CesParameters Guess(double[] y, CesSeason season, int m)
    {
        // The potential settles where the level stands still; a little below the level is a good place to begin.
        const double Share = 1 / 1.1;
        double[] levels = [], potentials = [];
        var level = EtsStart.Guess(y, new EtsSpec(EtsError.Additive, EtsTrend.None, EtsSeason.None), 1).Level;
        if (season == CesSeason.Simple)
        {
            levels = HistoryWindow.Interpolate(y)[..m];
        }
        else if (season != CesSeason.None)
        {
            levels = [.. EtsStart.Guess(y, new EtsSpec(EtsError.Additive, EtsTrend.None, EtsSeason.Additive), m).Seasonal];
        }

        if (season is CesSeason.Simple or CesSeason.Full)
        {
            potentials = Scaled(levels, Share);
        }

        return new CesParameters(0, 0, 0, 0, level, level * Share, levels, potentials);
    }

    /// <summary>Sets the states from the guess and runs to and fro over the first steps.</summary>
    private void Backcast(ReadOnlySpan<double> x)
    {
        _states.Level = _start.Level;
        _states.Potential = _start.Potential;
        for (var i = 0; i < _states.SeasonalLevels.Length; i++)
        {
            _states.SeasonalLevels[i] = _start.SeasonalLevels[i];
        }

        for (var i = 0; i < _states.SeasonalPotentials.Length; i++)
        {
            _states.SeasonalPotentials[i] = _start.SeasonalPotentials[i];
        }

        _states.Run(_y, x, 0, _back, 1, []);
        _states.Run(_y, x, _back - 1, _back, -1, []);
    }
}
