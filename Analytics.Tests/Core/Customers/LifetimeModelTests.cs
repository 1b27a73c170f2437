using Analytics.Core.Customers;
using Analytics.Core.Customers.Lifetime;

namespace Analytics.Tests.Core.Customers;

/// <summary>The lifetime models against slow and obvious forms of themselves, and what must hold whatever the data.</summary>
public sealed class LifetimeModelTests
{
    private static readonly double[] Truth = [0.8, 6, 0.6, 2.5];

    [Fact]
    public void Likelihoods_RandomParameters_EqualTheSlowForms()
    {
        var random = new SeededRandom(3);
        var customers = Simulated(200, 5);
        var groups = HistoryGroups.Compress(customers, LifetimeUnit.Week);
        var slopes = new double[4];
        for (var i = 0; i < 40; i++)
        {
            double[] p = [random.NextGamma(2, 2), random.NextGamma(2, 0.1), random.NextGamma(2, 2), random.NextGamma(2, 0.5)];
            double[] orders = [Math.Log(p[0]), Math.Log(p[1] / groups.MeanT), Math.Log(p[2]), Math.Log(p[3])];
            Same(SlowLifetime.BgNbd(customers, p[0], p[1], p[2], p[3]), new BetaGeometricLikelihood(groups, false, null).Plain(orders, slopes));
            Same(SlowLifetime.Modified(customers, p[0], p[1], p[2], p[3]), new BetaGeometricLikelihood(groups, true, null).Plain(orders, slopes));
            var beta = p[3] * 4;
            double[] pareto = [orders[0], orders[1], orders[2], Math.Log(beta / groups.MeanT)];
            Same(SlowLifetime.Pareto(customers, p[0], p[1], p[2], beta), new ParetoLikelihood(groups, null).Plain(pareto, slopes));
            var data = SpendData.Of(customers);
            double[] spend = [Math.Log(p[0] * 3), Math.Log(p[2] * 3), Math.Log(p[1] / data.Scale)];
            Same(SlowLifetime.GammaGamma(customers, p[0] * 3, p[2] * 3, p[1]), new GammaGammaLikelihood(data, null).Plain(spend, slopes));
        }
    }

    [Fact]
    public void Gradients_RandomParameters_EqualDifferences()
    {
        var random = new SeededRandom(4);
        var customers = Simulated(120, 6);
        var groups = HistoryGroups.Compress(customers, LifetimeUnit.Week);
        var data = SpendData.Of(customers);
        (LogObjective Objective, int Count)[] objectives =
        [
            (new BetaGeometricLikelihood(groups, false, LogPrior.BetaGeometric).Penalised, 4),
            (new BetaGeometricLikelihood(groups, true, null).Penalised, 4),
            (new ParetoLikelihood(groups, LogPrior.Pareto).Penalised, 4),
            (new GammaGammaLikelihood(data, LogPrior.GammaGamma).Penalised, 3),
        ];
        foreach (var (objective, count) in objectives)
        {
            for (var turn = 0; turn < 8; turn++)
            {
                var at = Enumerable.Range(0, count).Select(_ => random.NextNormal()).ToArray();
                var slope = new double[count];
                objective(at, slope);
                for (var i = 0; i < count; i++)
                {
                    const double Step = 1e-5;
                    var other = (double[])at.Clone();
                    other[i] += Step;
                    var up = objective(other, new double[count]);
                    other[i] -= 2 * Step;
                    var down = objective(other, new double[count]);
                    Assert.Equal((up - down) / (2 * Step), slope[i], 1e-4 * Math.Max(1, Math.Abs(slope[i])));
                }
            }
        }
    }

    [Theory]
    [InlineData(0.79, 2.43, 2.2, 0.9)]
    [InlineData(1, 3, 1.5, 2)]
    [InlineData(0.4, 0.6, 0.3, 5)]
    [InlineData(0.05, 7, 12, 0.4)]
    [InlineData(3, 2, 25, 0.8)]
    [InlineData(30, 40, 3, 1.5)]
    [InlineData(2, 5, 400, 0.1)]
    public void ExpectedOrders_AnyShapes_EqualTheIntegral(double a, double b, double shape, double ratio)
    {
        var slow = SlowLifetime.Expected(a, b, shape, ratio);

        Assert.Equal(slow, ExpectedRepeats.Of(a, b, shape, ratio), 1e-7 * slow);
        Assert.Equal(slow, ExpectedRepeats.Integral(a, b, shape, ratio), 1e-6 * slow);
    }

    [Fact]
    public void Compress_AnyOrderAndTimes_CountsEveryCustomerOnce()
    {
        var customers = Simulated(5_000, 7);
        var expected = customers.GroupBy(c => (c.Frequency, c.Recency, c.T)).ToDictionary(g => g.Key, g => g.Count());

        var groups = HistoryGroups.Compress(customers, LifetimeUnit.Week);
        // Times off the grid of days take the other way.
        var shifted = HistoryGroups.Compress([.. customers.Select(c => c with { T = c.T + 0.01, Recency = c.Recency * 0.999 })], LifetimeUnit.Week);

        Assert.Equal(expected.Count, groups.Count);
        Assert.All(groups.All(), g => Assert.Equal(expected[(g.History.Frequency, g.History.Recency, g.History.T)], g.Customers));
        Assert.Equal(expected.Count, shifted.Count);
        Assert.Equal(5_000, shifted.All().Sum(g => g.Customers));
        Assert.Equal(customers.Count(c => c.Frequency > 0), groups.RepeatCustomers);
        Assert.Equal(customers.Average(c => c.T), groups.MeanT, 9);
    }

    [Fact]
    public void BgNbd_SimulatedCustomers_RecoversTheTruthWithinItsErrors()
    {
        var fit = BgNbdModel.Fit(HistoryGroups.Compress(Simulated(6_000, 11), LifetimeUnit.Week));

        Assert.True(fit.Summary.Converged);
        Assert.False(fit.Summary.UsedPrior);
        for (var i = 0; i < Truth.Length; i++)
        {
            var parameter = fit.Parameters[i];
            Assert.InRange(Math.Abs(parameter.Value - Truth[i]) / parameter.StandardError, 0, 3.5);
        }

        Assert.Equal(fit.Summary.ActualRepeats, fit.Summary.ExpectedRepeats, fit.Summary.ActualRepeats * 0.02);
    }

    [Fact]
    public void BgNbd_MoreGroupsThanAreFittedAtOnce_EndsAtTheSameMaximum()
    {
        // Shifted by fractions of a day, no two histories are the same any more.
        CustomerHistory[] customers = [.. Simulated(70_000, 19).Select(c => c with { T = c.T + (c.Key * 1e-6) })];
        var groups = HistoryGroups.Compress(customers, LifetimeUnit.Week);

        var fit = BgNbdModel.Fit(groups);
        var objective = new BetaGeometricLikelihood(groups, false, null);
        double[] logs = [Math.Log(fit.R), Math.Log(fit.Alpha / groups.MeanT), Math.Log(fit.A), Math.Log(fit.B)];
        var slope = new double[4];
        objective.Plain(logs, slope);

        Assert.True(groups.Count > 60_000);
        Assert.True(fit.Summary.Converged);
        Assert.All(slope, s => Assert.Equal(0, s / 70_000, 1e-5));
    }

    [Fact]
    public void ParetoNbd_SimulatedCustomers_RecoversTheTruthWithinItsErrors()
    {
        double[] truth = [0.7, 8, 0.9, 20];
        var customers = SimulatedPareto(4_000, 12, truth);

        var fit = ParetoNbdModel.Fit(HistoryGroups.Compress(customers, LifetimeUnit.Week));

        Assert.True(fit.Summary.Converged);
        for (var i = 0; i < truth.Length; i++)
        {
            Assert.InRange(Math.Abs(fit.Parameters[i].Value - truth[i]) / fit.Parameters[i].StandardError, 0, 3.5);
        }
    }

    [Fact]
    public void Fits_OtherUnitOfTime_ScaleOnlyAlphaAndBeta()
    {
        var weeks = SimulatedPareto(1_500, 13, [0.7, 8, 0.9, 10]);
        CustomerHistory[] days = [.. weeks.Select(c => c with { Recency = Math.Round(c.Recency * 7), T = Math.Round(c.T * 7) })];
        var byWeek = HistoryGroups.Compress(weeks, LifetimeUnit.Week);
        var byDay = HistoryGroups.Compress(days, LifetimeUnit.Day);

        var (bg, bgDays) = (BgNbdModel.Fit(byWeek), BgNbdModel.Fit(byDay));
        var (pareto, paretoDays) = (ParetoNbdModel.Fit(byWeek), ParetoNbdModel.Fit(byDay));

        Near([bg.R, bg.Alpha * 7, bg.A, bg.B], [bgDays.R, bgDays.Alpha, bgDays.A, bgDays.B], 1e-4);
        Near([pareto.R, pareto.Alpha * 7, pareto.S, pareto.Beta * 7], [paretoDays.R, paretoDays.Alpha, paretoDays.S, paretoDays.Beta], 1e-3);
        Assert.Equal(bg.LogLikelihood - (byWeek.Repeats * Math.Log(7)), bgDays.LogLikelihood, 5);
        Assert.Equal(bg.ExpectedOrders(weeks[3], 10), bgDays.ExpectedOrders(days[3], 70), 4);
    }

    [Fact]
    public void GammaGamma_SimulatedCustomers_RecoversTheTruthWithinItsErrors()
    {
        var fit = GammaGammaModel.Fit(Simulated(6_000, 14));

        Assert.True(fit.Converged);
        double[] truth = [6, 4, 15];
        for (var i = 0; i < truth.Length; i++)
        {
            Assert.InRange(Math.Abs(fit.Parameters[i].Value - truth[i]) / fit.Parameters[i].StandardError, 0, 3.5);
        }
    }

    [Fact]
    public void Fits_FewCustomers_TakeAPriorAndSayHowManyAreWanted()
    {
        var customers = Simulated(30, 15);
        var groups = HistoryGroups.Compress(customers, LifetimeUnit.Week);
        foreach (var fit in new IPurchaseFit[] { BgNbdModel.Fit(groups), ModifiedBgNbdModel.Fit(groups), ParetoNbdModel.Fit(groups) })
        {
            var warning = Assert.Single(fit.Summary.Warnings, w => w.Kind == LifetimeWarningKind.PriorUsed);
            Assert.Equal((100, groups.RepeatCustomers), (warning.Needed, warning.Had));
            Assert.True(fit.Summary.Converged && fit.Summary.UsedPrior);
            Assert.All(fit.Parameters, p => Assert.InRange(p.StandardError / p.Value, 0.05, 3));
            Assert.All(customers, c => Assert.InRange(fit.ProbabilityAlive(c), 0, 1));
        }

        Assert.True(GammaGammaModel.Fit(customers).UsedPrior);
    }

    [Fact]
    public void Fits_NobodyOrNobodyWhoReturned_SayThatThereIsNoData()
    {
        CustomerHistory[] once = [.. Enumerable.Range(1, 50).Select(i => new CustomerHistory(i, 0, 0, i, 0))];
        foreach (var customers in new[] { [], once, [new CustomerHistory(1, 0, 0, 0, 0)] })
        {
            var groups = HistoryGroups.Compress(customers, LifetimeUnit.Day);
            foreach (var fit in new IPurchaseFit[] { BgNbdModel.Fit(groups), ModifiedBgNbdModel.Fit(groups), ParetoNbdModel.Fit(groups) })
            {
                Assert.Contains(fit.Summary.Warnings, w => w.Kind == LifetimeWarningKind.NoData);
                Assert.All(fit.Parameters, p => Assert.True(p.Value > 0 && double.IsFinite(p.Value)));
                Assert.True(double.IsFinite(fit.ExpectedOrders(new CustomerHistory(1, 0, 0, 10, 0), 30)));
            }

            Assert.Contains(GammaGammaModel.Fit(customers).Warnings, w => w.Kind == LifetimeWarningKind.NoData);
        }
    }

    [Fact]
    public void Compress_ImpossibleHistory_Throws()
    {
        foreach (var bad in new CustomerHistory[] { new(1, -1, 0, 5, 0), new(1, 1, 6, 5, 0), new(1, 1, double.NaN, 5, 0), new(1, 0, 0, -1, 0), new(1, 0, 0, double.PositiveInfinity, 0) })
        {
            Assert.Throws<ArgumentException>(() => HistoryGroups.Compress([bad], LifetimeUnit.Day));
        }
    }

    [Fact]
    public void GammaGamma_FrequentCustomersSpendMore_WarnsOfTheCorrelation()
    {
        CustomerHistory[] customers = [.. Simulated(400, 16).Select(c => c with { MeanValue = c.Frequency == 0 ? 0 : (c.Frequency * 10) + (c.Key % 7) })];

        Assert.Contains(GammaGammaModel.Fit(customers).Warnings, w => w.Kind == LifetimeWarningKind.FrequencyValueCorrelation);
    }

    [Fact]
    public void SimulatedFutures_ManyTimes_AverageToTheFormulas()
    {
        var history = new CustomerHistory(1, 4, 20, 30, 40);
        foreach (var fit in new IPurchaseFit[]
        {
            BgNbdFit.FromParameters(0.8, 6, 0.6, 2.5, LifetimeUnit.Week),
            BgNbdFit.FromParameters(0.8, 6, 0.6, 2.5, LifetimeUnit.Week, modified: true),
            ParetoNbdFit.FromParameters(0.7, 8, 0.9, 20, LifetimeUnit.Week),
        })
        {
            const int Times = 40_000;
            var random = new SeededRandom(17);
            var futures = new List<double>();
            double orders = 0, any = 0;
            for (var i = 0; i < Times; i++)
            {
                fit.Simulate(history, 26, random, futures);
                orders += futures.Count;
                any += futures.Count > 0 ? 1 : 0;
                Assert.True(futures.TrueForAll(t => t is > 0 and <= 26));
            }

            Assert.Equal(fit.ExpectedOrders(history, 26), orders / Times, 0.03);
            Assert.Equal(fit.ProbabilityOfOrder(history, 26), any / Times, 0.01);
            var median = fit.MedianTimeToNextOrder(history)!.Value;
            Assert.Equal(0.5, fit.ProbabilityOfOrder(history, median) / fit.ProbabilityAlive(history), 6);
        }
    }

    [Fact]
    public void ModifiedBgNbd_OneOrderOnly_IsLessThanCertainlyAlive()
    {
        var fit = ModifiedBgNbdModel.Fit(HistoryGroups.Compress(Simulated(800, 18), LifetimeUnit.Week));
        var once = new CustomerHistory(1, 0, 0, 30, 0);

        Assert.InRange(fit.ProbabilityAlive(once), 0.01, 0.999);
        Assert.Equal(1, BgNbdFit.FromParameters(1, 1, 1, 1, LifetimeUnit.Week).ProbabilityAlive(once));
    }

    /// <summary>Customers of <see cref="Truth"/> over 25 to 40 weeks in whole days, with values of p 6, q 4, v 15.</summary>
    internal static CustomerHistory[] Simulated(int count, int seed)
    {
        var random = new SeededRandom(seed);
        var customers = new CustomerHistory[count];
        for (var key = 1; key <= count; key++)
        {
            var days = 175 + (int)(105 * random.NextDouble());
            var rate = random.NextGamma(Truth[0], Truth[1]);
            var leaves = random.NextBeta(Truth[2], Truth[3]);
            var (orders, last) = (0, 0.0);
            for (var t = random.NextExponential(rate); t <= days / 7.0; t += random.NextExponential(rate))
            {
                (orders, last) = (orders + 1, t);
                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }

            var mean = orders == 0 ? 0 : random.NextGamma(6 * orders, random.NextGamma(4, 15)) / orders;
            // Whole days, as a shop's are; rounded up, which moves no parameter by as much as its error.
            customers[key - 1] = new CustomerHistory(key, orders, orders == 0 ? 0 : Math.Min(days, Math.Round(last * 7)) / 7.0, days / 7.0, mean);
        }

        return customers;
    }

    /// <summary>Customers of Pareto/NBD over 30 to 40 weeks in whole days.</summary>
    private static CustomerHistory[] SimulatedPareto(int count, int seed, double[] truth)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(1, count).Select(key =>
        {
            var t = Math.Round(210 + (70 * random.NextDouble())) / 7;
            var rate = random.NextGamma(truth[0], truth[1]);
            var end = Math.Min(t, random.NextExponential(random.NextGamma(truth[2], truth[3])));
            var (orders, last) = (0, 0.0);
            for (var at = random.NextExponential(rate); at <= end; at += random.NextExponential(rate))
            {
                (orders, last) = (orders + 1, at);
            }

            return new CustomerHistory(key, orders, Math.Min(t, Math.Round(last * 7) / 7), t, 0);
        })];
    }

    private static void Same(double slow, double fast) => Assert.Equal(slow, fast, 1e-8 * Math.Abs(slow));

    private static void Near(double[] expected, double[] actual, double relative)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], relative * expected[i]);
        }
    }
}
