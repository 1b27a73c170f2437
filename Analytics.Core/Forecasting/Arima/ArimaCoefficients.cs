namespace Analytics.Core.Forecasting.Arima;

/// <summary>Coefficients in one vector: autoregressive, moving average, their seasonal likes, then the mean of the differenced series.</summary>
internal static class ArimaCoefficients
{
    public static Span<double> Ar(Span<double> x, ArimaOrder o) => x[..o.P];

    public static Span<double> Ma(Span<double> x, ArimaOrder o) => x.Slice(o.P, o.Q);

    public static Span<double> SeasonalAr(Span<double> x, ArimaOrder o) => x.Slice(o.P + o.Q, o.SeasonalP);

    public static Span<double> SeasonalMa(Span<double> x, ArimaOrder o) => x.Slice(o.P + o.Q + o.SeasonalP, o.SeasonalQ);

    public static double Mean(ReadOnlySpan<double> x, ArimaOrder o) => o.Constant ? x[^1] : 0;

    /// <summary>The coefficients of another order as a start: those that both have, zero for the others.</summary>
    public static double[] Adapt(double[] from, ArimaOrder old, ArimaOrder order, double mean)
    {
        var x = new double[order.Coefficients];
        Copy(Ar(from, old), Ar(x, order));
        Copy(Ma(from, old), Ma(x, order));
        Copy(SeasonalAr(from, old), SeasonalAr(x, order));
        Copy(SeasonalMa(from, old), SeasonalMa(x, order));
        if (order.Constant)
        {
            x[^1] = old.Constant ? from[^1] : mean;
        }

        return x;
    }

    /// <summary>Whether the process is stationary with all autoregressive roots beyond <paramref name="radius"/>.</summary>
    public static bool RootsBeyond(Span<double> x, ArimaOrder o, double radius) =>
        Polynomials.RootsBeyond(Ar(x, o), 1, radius) && Polynomials.RootsBeyond(SeasonalAr(x, o), o.Period, radius);

    private static void Copy(ReadOnlySpan<double> from, Span<double> to) => from[..Math.Min(from.Length, to.Length)].CopyTo(to);
}
