using MathNet.Numerics.Random;

namespace Analytics.Core.Marketing.Attribution;

/// <summary>Draws journeys anew, as many as there were, path by path and outcome by outcome.</summary>
internal sealed class AttributionBootstrap
{
    private readonly PathTable _paths;
    private readonly Multinomial _multinomial;
    private readonly int[] _path;
    private readonly bool[] _converts;

    public AttributionBootstrap(PathTable paths)
    {
        _paths = paths;
        var kinds = new List<(int Path, bool Converts, long Count)>();
        for (var p = 0; p < paths.Count; p++)
        {
            kinds.AddRange(((int, bool, long)[])[(p, true, paths.Conversions[p]), (p, false, paths.Nulls[p])]);
        }

        kinds.RemoveAll(static k => k.Count == 0);
        _path = [.. kinds.Select(static k => k.Path)];
        _converts = [.. kinds.Select(static k => k.Converts)];
        _multinomial = new Multinomial([.. kinds.Select(static k => k.Count)]);
    }

    /// <summary>A sample's journeys, conversions and value for each path.</summary>
    public (double[] Journeys, double[] Conversions, double[] Values) Draw(long seed, int sample)
    {
        var random = new Xoshiro256StarStar(unchecked((int)((seed * 1_000_003) + sample)), threadSafe: false);
        var drawn = _multinomial.Draw(random);
        var (journeys, conversions, values) = (new double[_paths.Count], new double[_paths.Count], new double[_paths.Count]);
        for (var i = 0; i < drawn.Length; i++)
        {
            var path = _path[i];
            journeys[path] += drawn[i];
            if (_converts[i])
            {
                conversions[path] += drawn[i];
                values[path] += _paths.Values[path] * drawn[i] / _paths.Conversions[path];
            }
        }

        return (journeys, conversions, values);
    }
}
