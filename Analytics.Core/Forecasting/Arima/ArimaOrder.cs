namespace Analytics.Core.Forecasting.Arima;

/// <summary>The structure of a seasonal ARIMA model, (p,d,q)(P,D,Q)[m] (Box and Jenkins).</summary>
/// <param name="P">Autoregressive terms.</param>
/// <param name="D">Differences.</param>
/// <param name="Q">Moving average terms.</param>
/// <param name="SeasonalP">Seasonal autoregressive terms.</param>
/// <param name="SeasonalD">Seasonal differences.</param>
/// <param name="SeasonalQ">Seasonal moving average terms.</param>
/// <param name="Period">The season m in steps; 1 when there is none.</param>
/// <param name="Constant">Whether the differenced series has a mean: a mean of the series itself, or a drift.</param>
public readonly record struct ArimaOrder(
    int P,
    int D,
    int Q,
    int SeasonalP = 0,
    int SeasonalD = 0,
    int SeasonalQ = 0,
    int Period = 1,
    bool Constant = false)
{
    /// <summary>The usual name, as <c>arima(2,1,1)(0,1,1)[7]+c</c>; the last part for a constant.</summary>
    public string Name =>
        $"arima({P},{D},{Q})" + (Period > 1 && SeasonalP + SeasonalD + SeasonalQ > 0 ? $"({SeasonalP},{SeasonalD},{SeasonalQ})[{Period}]" : "")
        + (Constant ? "+c" : "");

    /// <summary>Steps lost to differencing.</summary>
    internal int Lost => D + (SeasonalD * Period);

    /// <summary>Longest lag of the autoregressive polynomial.</summary>
    internal int ArLag => P + (SeasonalP * Period);

    /// <summary>Longest lag of the moving average polynomial.</summary>
    internal int MaLag => Q + (SeasonalQ * Period);

    /// <summary>Coefficients, the constant among them.</summary>
    internal int Coefficients => P + Q + SeasonalP + SeasonalQ + (Constant ? 1 : 0);

    /// <summary>All free parameters, the error's variance among them.</summary>
    internal int ParameterCount => Coefficients + 1;
}
