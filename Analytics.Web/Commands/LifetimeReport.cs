using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary>What <c>lifetime</c> found.</summary>
internal sealed record LifetimeReport(
    CustomerHistory[] Histories,
    HistoryGroups Groups,
    BgNbdFit BgNbd,
    BgNbdFit Modified,
    ParetoNbdFit Pareto,
    GammaGammaFit Spend,
    IPurchaseFit Model,
    HoldoutScore? Holdout,
    CustomerLifetimeValue Clv,
    double Horizon,
    double OrdersAndSpendSeconds,
    double Seconds)
{
    /// <summary>Everything that there is to warn of, once each.</summary>
    public IEnumerable<string> Warnings =>
        BgNbd.Summary.Warnings.Select(w => $"BG/NBD: {w.Message}")
            .Concat(Modified.Summary.Warnings.Select(w => $"Modified BG/NBD: {w.Message}"))
            .Concat(Pareto.Summary.Warnings.Select(w => $"Pareto/NBD: {w.Message}"))
            .Concat(Spend.Warnings.Select(w => $"Gamma-Gamma: {w.Message}"));

    /// <summary>The JSON document; what is no number is null.</summary>
    public object Document(CustomerPurchaseDays days, LifetimeUnit unit) => new
    {
        customers = Histories.Length,
        repeatCustomers = Groups.RepeatCustomers,
        groups = Groups.Count,
        unit,
        calibrationEnd = days.Until,
        lastDay = days.LastDay,
        model = Model.Model,
        horizon = Horizon,
        bgnbd = Of(BgNbd),
        mbgnbd = Of(Modified),
        paretoNbd = new
        {
            r = Pareto.R,
            alpha = Pareto.Alpha,
            s = Pareto.S,
            beta = Pareto.Beta,
            logLikelihood = Number(Pareto.LogLikelihood),
            standardErrors = Errors(Pareto.Parameters),
            converged = Pareto.Summary.Converged,
            warnings = Pareto.Summary.Warnings,
        },
        gammaGamma = new
        {
            p = Spend.P,
            q = Spend.Q,
            v = Spend.V,
            logLikelihood = Number(Spend.LogLikelihood),
            customers = Spend.Customers,
            correlation = Number(Spend.FrequencyValueCorrelation),
            populationMean = Number(Spend.PopulationMean),
            standardErrors = Errors(Spend.Parameters),
            converged = Spend.Converged,
            warnings = Spend.Warnings,
        },
        holdout = Holdout is null ? null : new { periods = Holdout.Periods, expected = Holdout.Expected, actual = Holdout.Actual, correlation = Number(Holdout.Correlation) },
        bgnbdAndGammaGammaSeconds = OrdersAndSpendSeconds,
        seconds = Seconds,
    };

    private static object Of(BgNbdFit fit) => new
    {
        r = fit.R,
        alpha = fit.Alpha,
        a = fit.A,
        b = fit.B,
        logLikelihood = Number(fit.LogLikelihood),
        standardErrors = Errors(fit.Parameters),
        converged = fit.Summary.Converged,
        onBoundary = fit.Summary.OnBoundary,
        warnings = fit.Summary.Warnings,
    };

    private static Dictionary<string, double?> Errors(IReadOnlyList<LifetimeParameter> parameters) =>
        parameters.ToDictionary(p => p.Name, p => Number(p.StandardError), StringComparer.Ordinal);

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
