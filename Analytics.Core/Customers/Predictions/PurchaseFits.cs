using System.Diagnostics;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Fits the models of a run, and says of each what a reader must know.</summary>
internal static class PurchaseFits
{
    /// <summary>The purchase model; null for nobody.</summary>
    public static (IPurchaseFit? Fit, PredictionRun? Run) Purchases(CustomerHistory[] histories, PurchaseModel model)
    {
        if (histories.Length == 0)
        {
            return (null, null);
        }

        var clock = Stopwatch.StartNew();
        var groups = HistoryGroups.Compress(histories, LifetimeUnit.Day);
        var fit = model == PurchaseModel.ModifiedBgNbd ? ModifiedBgNbdModel.Fit(groups) : BgNbdModel.Fit(groups);
        var run = new PredictionRun(
            model == PurchaseModel.ModifiedBgNbd ? "mbgnbd" : "bgnbd",
            fit.Model,
            fit.Version,
            histories.Length,
            Parameters(fit.Parameters),
            Known(fit.Summary.LogLikelihood),
            [.. fit.Summary.Warnings.Select(w => w.Message)],
            clock.Elapsed.TotalSeconds);
        return (fit, run);
    }

    /// <summary>The spend model; null for nobody.</summary>
    public static (GammaGammaFit? Fit, PredictionRun? Run) Spend(CustomerHistory[] histories)
    {
        if (histories.Length == 0)
        {
            return (null, null);
        }

        var clock = Stopwatch.StartNew();
        var fit = GammaGammaModel.Fit(histories);
        var parameters = Parameters(fit.Parameters);
        if (Known(fit.FrequencyValueCorrelation) is { } correlation)
        {
            parameters = [.. parameters, new PredictionParameter("correlation", correlation, null)];
        }

        return (fit, new PredictionRun(
            "gamma-gamma", "Gamma-Gamma", fit.Version, fit.Customers, parameters, Known(fit.LogLikelihood),
            [.. fit.Warnings.Select(w => w.Message)], clock.Elapsed.TotalSeconds));
    }

    private static IReadOnlyList<PredictionParameter> Parameters(IReadOnlyList<LifetimeParameter> parameters) =>
        [.. parameters.Select(p => new PredictionParameter(p.Name, p.Value, Known(p.StandardError)))];

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
