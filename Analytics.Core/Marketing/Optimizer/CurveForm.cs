namespace Analytics.Core.Marketing.Optimizer;

/// <summary>The form of a response curve. All rise ever less the more is spent; S-shapes are left out, because daily spend within a narrow range cannot show their foot.</summary>
public enum CurveForm
{
    /// <summary>a xᵇ with 0 &lt; b ≤ 1.</summary>
    Power,

    /// <summary>a ln(1 + x ÷ c).</summary>
    Logarithm,

    /// <summary>a x ÷ (c + x), which levels off at a: Hill's curve with the exponent 1.</summary>
    Saturation,
}
