namespace Analytics.Web.Commands.Live;

/// <summary>Milliseconds from acceptance to paint.</summary>
/// <param name="P50">Half of them.</param>
/// <param name="P95">95 of 100.</param>
/// <param name="P99">99 of 100.</param>
/// <param name="Most">The longest.</param>
/// <param name="Count">Of how many.</param>
internal sealed record PaintDelay(double P50, double P95, double P99, double Most, int Count)
{
    /// <summary>Of these; null for none.</summary>
    public static PaintDelay? Of(IEnumerable<double> delays)
    {
        double[] sorted = [.. delays.Order()];
        return sorted.Length == 0
            ? null
            : new PaintDelay(Quantile.Of(sorted, 0.5)!.Value, Quantile.Of(sorted, 0.95)!.Value, Quantile.Of(sorted, 0.99)!.Value, sorted[^1], sorted.Length);
    }
}
