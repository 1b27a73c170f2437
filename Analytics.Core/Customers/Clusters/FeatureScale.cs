namespace Analytics.Core.Customers;

/// <summary>How one feature's numbers z are made of its plain values m: z = (f(m) − <see cref="Centre"/>) ÷ <see cref="Divisor"/>.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Log">Whether f(m) = sign(m) log(1 + |m|); else f(m) = m.</param>
/// <param name="Centre">The mean of f(m) when standardised, else 0.</param>
/// <param name="Divisor">The standard deviation of f(m) over all rows (divided by n) when standardised and above 0, else 1.</param>
/// <param name="IsConstant">Whether all rows have one value, so that the feature parts nothing.</param>
public sealed record FeatureScale(string Name, bool Log, double Centre, double Divisor, bool IsConstant)
{
    /// <summary>A plain value, scaled.</summary>
    public double Apply(double plain) => (Shape(plain, Log) - Centre) / Divisor;

    /// <summary>A scaled value in plain units.</summary>
    public double Undo(double scaled)
    {
        var shaped = (scaled * Divisor) + Centre;
        return Log ? Math.CopySign(Math.Exp(Math.Abs(shaped)) - 1, shaped) : shaped;
    }

    internal static double Shape(double plain, bool log) => log ? Math.CopySign(Math.Log(1 + Math.Abs(plain)), plain) : plain;
}
