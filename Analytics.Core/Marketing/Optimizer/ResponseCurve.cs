namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What a day's spend brings on average, with diminishing returns.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Scale">a, in units of the outcome.</param>
/// <param name="Shape">b of a power; else c, in the shop's currency.</param>
public sealed record ResponseCurve(CurveForm Form, double Scale, double Shape)
{
    /// <summary>The outcome of a day on which this is spent; 0 without spend.</summary>
    public double At(double spend) => spend > 0 ? Scale * Basis(Form, Shape, spend) : 0;

    /// <summary>What one more unit of money brings at this spend.</summary>
    public double Marginal(double spend)
    {
        var x = Math.Max(spend, 1e-9);
        return Form switch
        {
            CurveForm.Power => Scale * Shape * Math.Pow(x, Shape - 1),
            CurveForm.Logarithm => Scale / (Shape + x),
            _ => Scale * Shape / ((Shape + x) * (Shape + x)),
        };
    }

    /// <summary>The spend within the bounds at which one more unit brings <paramref name="marginal"/>: the bound where it brings more or less everywhere.</summary>
    public double SpendFor(double marginal, double low, double high)
    {
        if (!(Scale > 0) || Marginal(low) <= marginal)
        {
            return low;
        }

        if (Marginal(high) >= marginal)
        {
            return high;
        }

        var spend = Form switch
        {
            CurveForm.Power => Math.Pow(Scale * Shape / marginal, 1 / (1 - Shape)),
            CurveForm.Logarithm => (Scale / marginal) - Shape,
            _ => Math.Sqrt(Scale * Shape / marginal) - Shape,
        };
        return Math.Clamp(spend, low, high);
    }

    /// <summary>The curve with a scale of 1.</summary>
    internal static double Basis(CurveForm form, double shape, double spend) => form switch
    {
        CurveForm.Power => Math.Pow(spend, shape),
        CurveForm.Logarithm => Math.Log(1 + (spend / shape)),
        _ => spend / (shape + spend),
    };
}
