namespace Analytics.Core.Marketing.Optimizer;

/// <summary>The maximum of a function of one number: a coarse look, then golden sections around the best place.</summary>
internal static class LineSearch
{
    private const int Looks = 9;
    private const int Sections = 18;
    private static readonly double Ratio = (Math.Sqrt(5) - 1) / 2;

    public static (double At, double Value) Maximum(double low, double high, Func<double, double> function)
    {
        var step = (high - low) / (Looks - 1);
        var (best, value) = (0, double.NegativeInfinity);
        for (var i = 0; i < Looks; i++)
        {
            if (function(low + (i * step)) is var now && now > value)
            {
                (best, value) = (i, now);
            }
        }

        var (a, b) = (Math.Max(low, low + ((best - 1) * step)), Math.Min(high, low + ((best + 1) * step)));
        var (c, d) = (b - (Ratio * (b - a)), a + (Ratio * (b - a)));
        var (atC, atD) = (function(c), function(d));
        for (var i = 0; i < Sections; i++)
        {
            if (atC > atD)
            {
                (b, d, atD) = (d, c, atC);
                c = b - (Ratio * (b - a));
                atC = function(c);
            }
            else
            {
                (a, c, atC) = (c, d, atD);
                d = a + (Ratio * (b - a));
                atD = function(d);
            }
        }

        // The ends count too: a straight line is a power of exactly 1.
        var (at, found) = atC > atD ? (c, atC) : (d, atD);
        return value > found ? (low + (best * step), value) : (at, found);
    }
}
