namespace Analytics.Core.Marketing.Attribution;

/// <summary>
/// The absorbing chain over paths: a state is the last one, two or three touches, from the start to a conversion or to nothing. Built once for
/// a set of paths, then solved for any number of journeys along each (Anderl et al., Mapping the customer journey, 2016).
/// </summary>
/// <remarks>
/// The removal effect of a channel is 1 − P(conversion without ever touching it) ÷ P(conversion). Value is the chain's too: each conversion
/// out of a state brings the mean value of those seen there.
/// </remarks>
internal sealed class MarkovChain
{
    private const int MostSweeps = 20_000;
    private readonly int[] _pathStarts;
    private readonly int[] _pathEdges;
    private readonly int[] _ends;
    private readonly int[] _edgeStarts;
    private readonly int[] _edgeTo;
    private readonly int[] _channelOf;
    private readonly int _channels;
    private (double Conversions, double Value)[][]? _nearby;

    private MarkovChain(int[] pathStarts, int[] pathEdges, int[] ends, int[] edgeStarts, int[] edgeTo, int[] channelOf, int channels)
    {
        _pathStarts = pathStarts;
        _pathEdges = pathEdges;
        _ends = ends;
        _edgeStarts = edgeStarts;
        _edgeTo = edgeTo;
        _channelOf = channelOf;
        _channels = channels;
    }

    /// <summary>States, the start among them.</summary>
    private int States => _channelOf.Length;

    public static MarkovChain Of(PathTable paths, int order)
    {
        var build = new MarkovStates(paths.Channels.Length, order);
        var pathStarts = new int[paths.Count + 1];
        var steps = new List<long>();
        var ends = new int[paths.Count];
        for (var p = 0; p < paths.Count; p++)
        {
            var state = MarkovStates.Start;
            var history = 0L;
            foreach (var channel in paths.Touches[p])
            {
                (var next, history) = build.Next(history, channel);
                steps.Add(((long)state << 32) | (uint)next);
                state = next;
            }

            ends[p] = state;
            pathStarts[p + 1] = steps.Count;
        }

        long[] edges = [.. steps.Distinct().Order()];
        var places = new Dictionary<long, int>(edges.Length);
        var edgeStarts = new int[build.Count + 1];
        for (var e = 0; e < edges.Length; e++)
        {
            places[edges[e]] = e;
            edgeStarts[(int)(edges[e] >> 32) + 1]++;
        }

        for (var s = 0; s < build.Count; s++)
        {
            edgeStarts[s + 1] += edgeStarts[s];
        }

        return new MarkovChain(
            pathStarts,
            [.. steps.Select(step => places[step])],
            ends,
            edgeStarts,
            [.. edges.Select(static e => (int)(uint)e)],
            build.ChannelOf,
            paths.Channels.Length);
    }

    /// <summary>The removal effects on conversions and on value.</summary>
    /// <param name="journeys">How many journeys took each path.</param>
    /// <param name="conversions">How many of them converted.</param>
    /// <param name="values">What the conversions came to.</param>
    /// <param name="precision">The largest change in a sweep, relative to the start's probability, at which solving ends.</param>
    public (double[] Conversions, double[] Values) RemovalEffects(double[] journeys, double[] conversions, double[] values, double precision)
    {
        var weights = new double[_edgeTo.Length];
        var outs = new double[States];
        var converts = new double[States];
        var brings = new double[States];
        for (var p = 0; p < journeys.Length; p++)
        {
            for (var i = _pathStarts[p]; i < _pathStarts[p + 1]; i++)
            {
                weights[_pathEdges[i]] += journeys[p];
            }

            outs[_ends[p]] += journeys[p];
            converts[_ends[p]] += conversions[p];
            brings[_ends[p]] += values[p];
        }

        for (var s = 0; s < States; s++)
        {
            var (from, to) = (_edgeStarts[s], _edgeStarts[s + 1]);
            for (var e = from; e < to; e++)
            {
                outs[s] += weights[e];
            }

            var scale = outs[s] > 0 ? 1 / outs[s] : 0;
            for (var e = from; e < to; e++)
            {
                weights[e] *= scale;
            }

            converts[s] *= scale;
            brings[s] *= scale;
        }

        return Effects(new Weighted(weights, converts, brings), precision);
    }

    private (double[] Conversions, double[] Values) Effects(in Weighted chain, double precision)
    {
        var solutions = new (double Conversions, double Value)[_channels + 1][];
        for (var removed = -1; removed < _channels; removed++)
        {
            // The nearest solution known: of the same question before, else of the chain with every channel in it.
            solutions[removed + 1] = [.. _nearby?[removed + 1] ?? (removed < 0 ? new (double, double)[States] : solutions[0])];
            Solve(chain, removed, precision, solutions[removed + 1]);
        }

        _nearby ??= solutions;
        var (conversions, values) = (new double[_channels], new double[_channels]);
        var (whole, wholeValue) = solutions[0][0];
        for (var c = 0; c < _channels; c++)
        {
            conversions[c] = whole > 0 ? Math.Clamp(1 - (solutions[c + 1][0].Conversions / whole), 0, 1) : 0;
            values[c] = wholeValue > 0 ? Math.Clamp(1 - (solutions[c + 1][0].Value / wholeValue), 0, 1) : 0;
        }

        return (conversions, values);
    }

    // Gauss-Seidel, last states first, a state's way back to itself solved at once. Every state leads to an end, so it settles.
    private void Solve(in Weighted chain, int removed, double precision, (double Conversions, double Value)[] chances)
    {
        for (var s = 1; s < chances.Length; s++)
        {
            if (_channelOf[s] == removed)
            {
                chances[s] = default;
            }
        }

        var (weights, edgeTo) = (chain.Weights, _edgeTo);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var (largest, largestValue) = (0.0, 0.0);
            for (var s = chances.Length - 1; s >= 0; s--)
            {
                if (s > 0 && _channelOf[s] == removed)
                {
                    continue;
                }

                var (sum, value) = (chain.Converts[s], chain.Brings[s]);
                var back = 0.0;
                for (var e = _edgeStarts[s]; e < _edgeStarts[s + 1]; e++)
                {
                    var to = edgeTo[e];
                    if (to == s)
                    {
                        back = weights[e];
                    }
                    else
                    {
                        sum += weights[e] * chances[to].Conversions;
                        value += weights[e] * chances[to].Value;
                    }
                }

                var scale = back < 1 ? 1 / (1 - back) : 0;
                (sum, value) = (sum * scale, value * scale);
                largest = Math.Max(largest, Math.Abs(sum - chances[s].Conversions));
                largestValue = Math.Max(largestValue, Math.Abs(value - chances[s].Value));
                chances[s] = (sum, value);
            }

            if (largest <= precision * chances[0].Conversions && largestValue <= precision * chances[0].Value)
            {
                return;
            }
        }
    }

    private readonly record struct Weighted(double[] Weights, double[] Converts, double[] Brings);
}
