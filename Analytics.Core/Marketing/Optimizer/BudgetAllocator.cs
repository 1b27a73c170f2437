namespace Analytics.Core.Marketing.Optimizer;

/// <summary>
/// Divides money among concave curves: within the bounds the last unit of money brings the same everywhere, because else moving it would bring more
/// (the Karush–Kuhn–Tucker conditions). The common marginal return is found by halving.
/// </summary>
public static class BudgetAllocator
{
    private const int Halvings = 100;

    /// <summary>The division that brings the most.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="low">The least for each.</param>
    /// <param name="high">The most for each, at least the least.</param>
    /// <param name="total">All of it, between the sums of the bounds; beyond them it is taken to the nearer.</param>
    public static double[] Divide(IReadOnlyList<ResponseCurve> curves, IReadOnlyList<double> low, IReadOnlyList<double> high, double total) =>
        Solve(curves, low, high, static (_, spend) => spend, Math.Clamp(total, low.Sum(), high.Sum()));

    /// <summary>The cheapest division that brings this much; all that is allowed where even that does not.</summary>
    public static double[] Reach(IReadOnlyList<ResponseCurve> curves, IReadOnlyList<double> low, IReadOnlyList<double> high, double outcome) =>
        Solve(curves, low, high, static (curve, spend) => curve.At(spend), outcome);

    // At a low price of money all is at its most, at a high one at its least; in between the sum falls as the price rises.
    private static double[] Solve(
        IReadOnlyList<ResponseCurve> curves, IReadOnlyList<double> low, IReadOnlyList<double> high, Func<ResponseCurve, double, double> measure, double target)
    {
        var marginals = curves.SelectMany((c, i) => new[] { c.Marginal(low[i]), c.Marginal(high[i]) }).Where(static m => m > 0 && double.IsFinite(m)).ToArray();
        if (marginals.Length == 0)
        {
            return Mix(low, high, Share([.. low], [.. high], static (_, s) => s, curves, target));
        }

        var (cheap, dear) = (Math.Log(marginals.Min()) - 1, Math.Log(marginals.Max()) + 1);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (cheap + dear) / 2;
            if (Sum(curves, At(curves, low, high, middle), measure) > target)
            {
                cheap = middle;
            }
            else
            {
                dear = middle;
            }
        }

        // Where a curve is straight its spend jumps at this price; what is left over is shared between the two sides of the jump.
        var (more, less) = (At(curves, low, high, cheap), At(curves, low, high, dear));
        return Mix(less, more, Share(less, more, measure, curves, target));
    }

    private static double[] At(IReadOnlyList<ResponseCurve> curves, IReadOnlyList<double> low, IReadOnlyList<double> high, double logPrice) =>
        [.. curves.Select((c, i) => c.SpendFor(Math.Exp(logPrice), low[i], high[i]))];

    private static double Sum(IReadOnlyList<ResponseCurve> curves, double[] spend, Func<ResponseCurve, double, double> measure) =>
        spend.Select((s, i) => measure(curves[i], s)).Sum();

    private static double Share(double[] less, double[] more, Func<ResponseCurve, double, double> measure, IReadOnlyList<ResponseCurve> curves, double target)
    {
        var (a, b) = (Sum(curves, less, measure), Sum(curves, more, measure));
        return b > a ? Math.Clamp((target - a) / (b - a), 0, 1) : 0;
    }

    private static double[] Mix(IReadOnlyList<double> less, IReadOnlyList<double> more, double share) =>
        [.. less.Select((s, i) => s + (share * (more[i] - s)))];
}
