using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Tests.Core.Forecasting.Estimation;

public sealed class MinimizerTests
{
    [Fact]
    public void NelderMead_RosenbrocksValley_FindsItsEnd()
    {
        double[] x = [-1.2, 1];

        var value = new NelderMead(2).Minimize(default(Valley), x, 0.1, 1e-14, 2000);

        Assert.Equal(0, value, 1e-9);
        Assert.Equal(1, x[0], 1e-4);
        Assert.Equal(1, x[1], 1e-4);
    }

    [Fact]
    public void Bfgs_RosenbrocksValley_FindsItsEnd()
    {
        double[] x = [-1.2, 1];

        var value = new BfgsMinimizer(4).Minimize(default(Valley), x, [1, 1], 1e-14, 500);

        Assert.Equal(0, value, 1e-9);
        Assert.Equal(1, x[0], 1e-4);
        Assert.Equal(1, x[1], 1e-4);
    }

    [Fact]
    public void Bfgs_UndefinedStart_SaysInfinity()
    {
        double[] x = [double.NaN, 1];

        Assert.Equal(double.PositiveInfinity, new BfgsMinimizer(2).Minimize(default(Valley), x, [1, 1], 1e-10, 50));
    }

    private readonly struct Valley : ISmoothObjective, ISimplexObjective
    {
        public double Value(ReadOnlySpan<double> x) => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2));

        public void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            var rest = x[1] - (x[0] * x[0]);
            gradient[0] = (-2 * (1 - x[0])) - (400 * x[0] * rest);
            gradient[1] = 200 * rest;
        }
    }
}
