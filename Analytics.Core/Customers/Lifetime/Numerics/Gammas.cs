using MathNet.Numerics;

namespace Analytics.Core.Customers.Lifetime;

/// <summary>Differences of the logarithm of the gamma function and of its derivative, without cancellation for small steps.</summary>
internal static class Gammas
{
    private const int FewSteps = 24;

    /// <summary>ln Γ(<paramref name="start"/> + <paramref name="steps"/>) − ln Γ(<paramref name="start"/>).</summary>
    public static double LogRising(double start, int steps)
    {
        if (steps > FewSteps)
        {
            return SpecialFunctions.GammaLn(start + steps) - SpecialFunctions.GammaLn(start);
        }

        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            sum += Math.Log(start + i);
        }

        return sum;
    }

    /// <summary>ψ(<paramref name="start"/> + <paramref name="steps"/>) − ψ(<paramref name="start"/>).</summary>
    public static double Rising(double start, int steps)
    {
        if (steps > FewSteps)
        {
            return SpecialFunctions.DiGamma(start + steps) - SpecialFunctions.DiGamma(start);
        }

        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            sum += 1 / (start + i);
        }

        return sum;
    }
}
