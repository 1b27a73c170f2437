using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>Gamma-Gamma by maximum likelihood: Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013), equation 1a.</summary>
public static class GammaGammaModel
{
    private const double TooCorrelated = 0.3;

    /// <summary>
    /// Fits the model on the repeat customers with a positive mean value. Never refuses: with few of them a weak prior joins, and the
    /// warnings say so.
    /// </summary>
    /// <param name="histories">The customers; the others are left out here.</param>
    /// <param name="options">How to fit.</param>
    public static GammaGammaFit Fit(ReadOnlySpan<CustomerHistory> histories, LifetimeOptions? options = null)
    {
        options ??= new LifetimeOptions();
        var data = SpendData.Of(histories);
        var warnings = new List<LifetimeWarning>();
        var usesPrior = options.Prior == PriorUse.Always || data.Customers == 0
            || (options.Prior == PriorUse.WhenFew && data.Customers < options.EnoughRepeatCustomers);
        if (usesPrior)
        {
            warnings.Add(data.Customers == 0
                ? new LifetimeWarning(LifetimeWarningKind.NoData, "No repeat customer has a positive value yet; spend is not known.", options.EnoughRepeatCustomers, 0)
                : new LifetimeWarning(
                    LifetimeWarningKind.PriorUsed,
                    $"Spend is fitted on {data.Customers} repeat customers with a weak prior; take the intervals, not the numbers.",
                    options.EnoughRepeatCustomers,
                    data.Customers));
        }

        var likelihood = new GammaGammaLikelihood(data, usesPrior ? LogPrior.GammaGamma : null);
        double[][] starts = [[.. LogPrior.GammaGamma.Means], [0, Math.Log(2), 0], [Math.Log(8), Math.Log(8), Math.Log(0.5)]];
        var found = Maximizer.Run(likelihood.Penalised, Math.Max(1, data.Customers), starts, data.Customers < StartingPoints.FewGroups, options.MaxIterations);
        var draws = LogNormalDraws.From(found.Logs, Maximizer.Curvature(likelihood.Penalised, found.Logs), LogPrior.GammaGamma);
        Check(found, data, warnings);
        return new GammaGammaFit(
            found.Logs, data.Scale, draws, likelihood.Plain(found.Logs, new double[3]), data.Customers, data.Correlation, found, warnings);
    }

    private static void Check(Maximum found, SpendData data, List<LifetimeWarning> warnings)
    {
        const double Far = 7;
        if (!found.Converged)
        {
            warnings.Add(new LifetimeWarning(LifetimeWarningKind.NotConverged, $"Gamma-Gamma: the search for the maximum did not end after {found.Iterations} steps."));
        }

        if (data.Customers > 0 && Array.Exists(found.Logs, l => Math.Abs(l) > Far))
        {
            warnings.Add(new LifetimeWarning(LifetimeWarningKind.Boundary, "A parameter of the spend ran to the edge of its range: the values vary less, or more, than the model can say."));
        }

        if (found.Logs[1] <= 0)
        {
            warnings.Add(new LifetimeWarning(LifetimeWarningKind.InfiniteMean, "q is at most 1: the spend of customers without a repeat order has no finite mean."));
        }

        if (data.Correlation > TooCorrelated)
        {
            warnings.Add(new LifetimeWarning(
                LifetimeWarningKind.FrequencyValueCorrelation,
                FormattableString.Invariant($"Frequency and value correlate at {data.Correlation:0.00}, above {TooCorrelated}: the model takes them to be apart, and underrates the value of frequent customers.")));
        }
    }
}
