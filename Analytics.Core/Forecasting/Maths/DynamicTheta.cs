namespace Analytics.Core.Forecasting.Maths;

/// <summary>The state of the dynamic optimised Theta model: level, running mean, and the line fitted to all so far.</summary>
internal struct DynamicTheta(double alpha, double theta, double first)
{
    private double lastLevel = first;
    private double decay = 1;
    private double runningMean;
    private double lineStart;
    private double lineRise;
    private int seen;

    /// <summary>The mean of the next observation.</summary>
    public readonly double Mean
    {
        get
        {
            var next = decay * (1 - alpha);
            return lastLevel + ((1 - (1 / theta)) * ((decay * lineStart) + ((1 - next) / alpha * lineRise)));
        }
    }

    /// <summary>Takes an observation; returns what was expected of it.</summary>
    public double Next(double y)
    {
        var mean = seen == 0 ? y : Mean;
        lastLevel += alpha * (y - lastLevel);
        decay *= 1 - alpha;
        seen++;
        if (seen == 1)
        {
            (runningMean, lineRise) = (y, 0);
        }
        else
        {
            // The least-squares line over 1..t, updated.
            lineRise = (((seen - 2) * lineRise) + (6.0 / seen * (y - runningMean))) / (seen + 1);
            runningMean += (y - runningMean) / seen;
        }

        lineStart = runningMean - ((seen + 1) / 2.0 * lineRise);
        return mean;
    }

    /// <summary>Sum of squared one-step errors from the third step on, at the best first level, which is returned.</summary>
    public static double SquaredErrors(ReadOnlySpan<double> y, double alpha, double theta, out double first)
    {
        var origin = y[0];
        var level = 0.0;
        var power = 1.0;
        var keep = 1 - alpha;
        var share = 1 - (1 / theta);
        double average = 0, intercept = 0, slope = 0;
        double ee = 0, ep = 0, pp = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var value = y[t] - origin;
            if (t > 1)
            {
                var next = power * keep;
                var error = value - level - (share * ((power * intercept) + ((1 - next) / alpha * slope)));
                ee += error * error;
                ep += error * power;
                pp += power * power;
            }

            level += alpha * (value - level);
            power *= keep;
            var count = t + 1;
            if (count == 1)
            {
                average = value;
            }
            else
            {
                slope = (((count - 2) * slope) + (6.0 / count * (value - average))) / (count + 1);
                average += (value - average) / count;
            }

            intercept = average - ((count + 1) / 2.0 * slope);
        }

        // With y moved by c the line's intercept moves by c, and the level by c / θ: together they keep the means.
        var shift = pp > 0 ? ep / pp : 0;
        first = shift + (origin / theta);
        return ee - (shift * ep);
    }
}
