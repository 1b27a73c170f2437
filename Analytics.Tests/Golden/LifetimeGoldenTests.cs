using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Tests.Golden;

/// <summary>The lifetime models against published numbers and an independent implementation.</summary>
public sealed class LifetimeGoldenTests
{
    private const string Cdnow = "reference/cdnow_cbs_from_raw.csv";
    private const string Scores = "reference/cdnow_bgnbd_gg_per_customer.csv";
    private const string Retail = "reference/online_retail_clv_summary.csv";

    [SharedDataFact(Cdnow)]
    public void BgNbd_CdnowSample_EqualsPublishedParameters()
    {
        var fit = BgNbdModel.Fit(Groups());

        Assert.True(fit.Summary.Converged);
        Assert.Empty(fit.Summary.Warnings);
        Assert.Equal((2357, 946), (fit.Summary.Customers, fit.Summary.RepeatCustomers));
        Near([0.24259, 4.41360, 0.79292, 2.42591], fit, 1e-4);
        Assert.Equal(-9582.4292, fit.LogLikelihood, 3);
        // Fader, Hardie and Lee give no errors; an observed information of the same data by another program is within these.
        Assert.InRange(fit.Parameters[0].StandardError, 0.010, 0.016);
        Assert.InRange(fit.Parameters[1].StandardError, 0.30, 0.46);
    }

    [SharedDataFact(Cdnow)]
    public void ParetoNbd_CdnowSample_EqualsPublishedParameters()
    {
        var fit = ParetoNbdModel.Fit(Groups());

        Assert.True(fit.Summary.Converged);
        Near([0.55328, 10.5777, 0.60624, 11.6687], fit, 5e-4);
        Assert.Equal(-9594.9762, fit.LogLikelihood, 3);
    }

    [SharedDataFact(Cdnow)]
    public void GammaGamma_CdnowSample_EqualsPublishedParameters()
    {
        var fit = GammaGammaModel.Fit(Customers(Cdnow, 7));

        Assert.Equal(946, fit.Customers);
        Assert.True(fit.Converged);
        Assert.Empty(fit.Warnings);
        Assert.Equal(6.24957, fit.P, 0.002);
        Assert.Equal(3.74422, fit.Q, 0.001);
        Assert.Equal(15.44352, fit.V, 0.01);
        Assert.Equal(-4055.9177, fit.LogLikelihood, 3);
        Assert.Equal(0.113884, fit.FrequencyValueCorrelation, 4);
    }

    [SharedDataFact(Cdnow)]
    public void Holdout_CdnowSample39Weeks_EqualsPublishedTotals()
    {
        var customers = Customers(Cdnow, 7);
        var actual = GoldenShop.Reference("cdnow_cbs_from_raw.csv").Select(row => int.Parse(row[4], CultureInfo.InvariantCulture)).ToArray();

        var score = HoldoutScore.Of(BgNbdModel.Fit(Groups()), customers, actual, 39);

        Assert.Equal(1653.41, score.Expected, 0.05);
        Assert.Equal(1882, score.Actual);
        Assert.Equal(0.62565, score.Correlation, 4);
    }

    [SharedDataFact(Cdnow + ";" + Scores)]
    public void EachCustomer_CdnowSample_EqualsTheReference()
    {
        var customers = Customers(Cdnow, 7);
        var orders = BgNbdModel.Fit(Groups());
        var spend = GammaGammaModel.Fit(customers);
        var reference = GoldenShop.Reference("cdnow_bgnbd_gg_per_customer.csv");

        Assert.Equal(2357, reference.Length);
        for (var i = 0; i < reference.Length; i++)
        {
            Assert.Equal(Number(reference[i][6]), orders.ProbabilityAlive(customers[i]), 1e-3);
            Assert.Equal(Number(reference[i][7]), orders.ExpectedOrders(customers[i], 39), 1e-3);
            var expected = Number(reference[i][8]);
            Assert.Equal(expected, spend.ConditionalSpend(customers[i].Frequency, customers[i].MeanValue), expected * 5e-4);
        }
    }

    [SharedDataFact(Retail)]
    public void BgNbd_OnlineRetail_ReportsThatNobodyIsSeenToLeave()
    {
        var customers = Customers(Retail, 1);

        var fit = BgNbdModel.Fit(HistoryGroups.Compress(customers, LifetimeUnit.Day));

        Assert.Equal(4338, fit.Summary.Customers);
        Assert.Equal(0.82654, fit.R, 0.002);
        Assert.Equal(68.905, fit.Alpha, 0.2);
        Assert.InRange(fit.LogLikelihood, -61823.4713, -61823.40);
        Assert.Contains(fit.Summary.Warnings, w => w.Kind == LifetimeWarningKind.Boundary && w.Message.Contains("leave", StringComparison.Ordinal));
        Assert.All(customers, c => Assert.InRange(fit.ProbabilityAlive(c), 0, 1));
    }

    [SharedDataFact(Retail)]
    public void GammaGamma_OnlineRetail_EqualsTheReference()
    {
        var fit = GammaGammaModel.Fit(Customers(Retail, 1));

        Assert.Equal(2790, fit.Customers);
        Assert.Equal(2.10338, fit.P, 0.001);
        Assert.Equal(3.45118, fit.Q, 0.001);
        Assert.Equal(485.889, fit.V, 0.3);
        Assert.Equal(-19083.3307, fit.LogLikelihood, 3);
    }

    private static HistoryGroups Groups() => HistoryGroups.Compress(Customers(Cdnow, 7), LifetimeUnit.Week);

    /// <summary>The reference's own summaries, in whole days divided by <paramref name="days"/>.</summary>
    private static CustomerHistory[] Customers(string file, double days)
    {
        var value = file == Cdnow ? 5 : 4;
        return [.. GoldenShop.Reference(Path.GetFileName(file)).Select((row, i) => new CustomerHistory(
            i + 1,
            int.Parse(row[1], CultureInfo.InvariantCulture),
            Math.Round(Number(row[2]) * days) / days,
            Math.Round(Number(row[3]) * days) / days,
            Number(row[value])))];
    }

    private static void Near(double[] expected, IPurchaseFit fit, double relative)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], fit.Parameters[i].Value, expected[i] * relative);
        }
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
