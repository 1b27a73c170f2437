namespace Analytics.Tests.Core.Forecasting;

/// <summary>
/// Made-up series that R makes to the last digit with the same lines, for figures computed there:
/// <code>
/// noise &lt;- function(n, seed) { x &lt;- seed; z &lt;- numeric(n); for (i in 1:n) { s &lt;- 0; for (k in 1:12) {
///   x &lt;- (16807 * x) %% 2147483647; s &lt;- s + x / 2147483647 }; z[i] &lt;- s - 6 }; z }
/// walk &lt;- function() 100 + cumsum(0.4 + 2 * noise(120, 1))
/// quarters &lt;- function() { t &lt;- 1:80; (50 + 0.8 * t) * (1 + 0.2 * sin(2 * pi * t / 4) + 0.1 * cos(pi * t)) + 2 * noise(80, 2) }
/// week &lt;- function() { t &lt;- 1:210; 20 + 5 * sin(2 * pi * t / 7) + 3 * cos(4 * pi * t / 7) + cumsum(0.3 * noise(210, 3)) + noise(210, 4) }
/// arma &lt;- function() { e &lt;- noise(300, 5); x &lt;- e; for (t in 2:300) x[t] &lt;- 0.7 * x[t - 1] + e[t] + 0.4 * e[t - 1]; 10 + x }
/// </code>
/// </summary>
internal static class SyntheticSeries
{
    /// <summary>Twelve uniforms minus six: nearly normal with variance one.</summary>
    public static double[] Noise(int count, long seed)
    {
        var noise = new double[count];
        var state = seed;
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < 12; k++)
            {
                state = 16807 * state % 2147483647;
                sum += state / 2147483647.0;
            }

            noise[i] = sum - 6;
        }

        return noise;
    }

    public static double[] Walk()
    {
        var at = 100.0;
        return [.. Noise(120, 1).Select(z => at += 0.4 + (2 * z))];
    }

    public static double[] Quarters() =>
        [.. Noise(80, 2).Select((z, i) =>
            ((50 + (0.8 * (i + 1))) * (1 + (0.2 * Math.Sin(2 * Math.PI * (i + 1) / 4)) + (0.1 * Math.Cos(Math.PI * (i + 1))))) + (2 * z))];

    public static double[] Week()
    {
        var noise = Noise(210, 4);
        var at = 0.0;
        return [.. Noise(210, 3).Select((z, i) =>
        {
            at += 0.3 * z;
            return 20 + (5 * Math.Sin(2 * Math.PI * (i + 1) / 7)) + (3 * Math.Cos(4 * Math.PI * (i + 1) / 7)) + at + noise[i];
        })];
    }

    public static double[] Arma()
    {
        var e = Noise(300, 5);
        var x = new double[300];
        x[0] = e[0];
        for (var t = 1; t < 300; t++)
        {
            x[t] = (0.7 * x[t - 1]) + e[t] + (0.4 * e[t - 1]);
        }

        return [.. x.Select(v => 10 + v)];
    }
}
