using MathNet.Numerics.Integration;

namespace Analytics.Core.Customers.Lifetime;

/// <summary>Sixteen-point Gauss–Legendre: nodes and weights on −1 to 1.</summary>
internal static class GaussLegendre
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    /// <summary>Where.</summary>
    public static double[] Nodes { get; } = Rule.Abscissas;

    /// <summary>How much.</summary>
    public static double[] Weights { get; } = Rule.Weights;
}
