namespace Analytics.Core.Forecasting.Ets;

/// <summary>One structure of the ETS family (Hyndman, Koehler, Ord and Snyder 2008, table 2.1).</summary>
/// <param name="Error">How the error enters.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Season">The season.</param>
public readonly record struct EtsSpec(EtsError Error, EtsTrend Trend, EtsSeason Season)
{
    /// <summary>The usual name, as <c>ets(M,Ad,A)</c>.</summary>
    public string Name =>
        $"ets({(Error == EtsError.Additive ? "A" : "M")},{Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" }},"
        + $"{Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" }})";

    /// <summary>Whether the structure needs values above zero.</summary>
    public bool NeedsPositive => Error == EtsError.Multiplicative || Season == EtsSeason.Multiplicative;

    /// <summary>Smoothing and damping parameters: α, and β, φ and γ where there are.</summary>
    internal int SmoothingCount =>
        1 + (Trend != EtsTrend.None ? 1 : 0) + (Trend == EtsTrend.Damped ? 1 : 0) + (Season != EtsSeason.None ? 1 : 0);

    /// <summary>Free initial states with period <paramref name="m"/>.</summary>
    internal int StateCount(int m) => 1 + (Trend != EtsTrend.None ? 1 : 0) + (Season != EtsSeason.None ? m - 1 : 0);

    /// <summary>All free parameters with period <paramref name="m"/>, the error's variance among them.</summary>
    internal int ParameterCount(int m) => SmoothingCount + StateCount(m) + 1;
}
