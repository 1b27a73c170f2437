namespace Analytics.Core.Marketing.Attribution;

/// <summary>
/// The models that share each path by itself: of a path's one conversion, which channel gets which part. Kept as lists, so that any number
/// of conversions for each path is shared by one pass of multiplications.
/// </summary>
internal sealed class SharedCredits
{
    private readonly int[] _starts;
    private readonly int[] _channels;
    private readonly double[] _shares;
    private readonly int _count;

    private SharedCredits(int[] starts, int[] channels, double[] shares, int count)
    {
        _starts = starts;
        _channels = channels;
        _shares = shares;
        _count = count;
    }

    public static SharedCredits Of(PathTable paths, AttributionModel model, double halfLifeDays)
    {
        var starts = new int[paths.Count + 1];
        var channels = new List<int>();
        var shares = new List<double>();
        var sums = new double[paths.Channels.Length];
        var isIn = new bool[paths.Channels.Length];
        for (var p = 0; p < paths.Count; p++)
        {
            var touches = paths.Touches[p];
            var weights = Weights(touches, paths.Days[p], model, halfLifeDays);
            for (var t = 0; t < touches.Length; t++)
            {
                sums[touches[t]] += weights[t];
                isIn[touches[t]] = true;
            }

            foreach (var channel in touches)
            {
                if (isIn[channel])
                {
                    if (sums[channel] > 0)
                    {
                        channels.Add(channel);
                        shares.Add(sums[channel]);
                    }

                    sums[channel] = 0;
                    isIn[channel] = false;
                }
            }

            starts[p + 1] = channels.Count;
        }

        return new SharedCredits(starts, [.. channels], [.. shares], paths.Channels.Length);
    }

    /// <summary>The channels' credits when each path carries this much.</summary>
    public double[] Share(double[] amounts)
    {
        var credits = new double[_count];
        for (var p = 0; p < amounts.Length; p++)
        {
            var amount = amounts[p];
            if (amount != 0)
            {
                for (var i = _starts[p]; i < _starts[p + 1]; i++)
                {
                    credits[_channels[i]] += amount * _shares[i];
                }
            }
        }

        return credits;
    }

    private static double[] Weights(int[] touches, double[]? days, AttributionModel model, double halfLifeDays)
    {
        var n = touches.Length;
        var weights = new double[n];
        switch (model)
        {
            case AttributionModel.First:
                weights[0] = 1;
                break;
            case AttributionModel.Last:
                weights[^1] = 1;
                break;
            case AttributionModel.Linear:
                Array.Fill(weights, 1.0 / n);
                break;
            case AttributionModel.Position when n > 2:
                Array.Fill(weights, 0.2 / (n - 2));
                weights[0] = 0.4;
                weights[^1] = 0.4;
                break;
            case AttributionModel.Position:
                Array.Fill(weights, 1.0 / n);
                break;
            case AttributionModel.TimeDecay:
                Decay(weights, days, halfLifeDays);
                break;
            default:
                Distinct(weights, touches);
                break;
        }

        return weights;
    }

    // Counted from the latest touch: only differences matter, and old journeys do not underflow.
    private static void Decay(double[] weights, double[]? days, double halfLifeDays)
    {
        var latest = days?.Min() ?? 0;
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] = Math.Pow(2, -((days?[t] ?? (weights.Length - 1 - t)) - latest) / halfLifeDays);
        }

        var sum = weights.Sum();
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] /= sum;
        }
    }

    private static void Distinct(double[] weights, int[] touches)
    {
        var seen = new HashSet<int>();
        for (var t = 0; t < touches.Length; t++)
        {
            weights[t] = seen.Add(touches[t]) ? 1 : 0;
        }

        for (var t = 0; t < touches.Length; t++)
        {
            weights[t] /= seen.Count;
        }
    }
}
