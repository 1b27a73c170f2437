namespace Analytics.Core.Customers;

/// <summary>One model of a <see cref="ScoringRun"/>: which, of which version, on what, and what it warns of.</summary>
/// <param name="Model">Its key: <c>rfm</c>, <c>value-tiers</c>, <c>bgnbd</c>, <c>mbgnbd</c>, <c>gamma-gamma</c>, <c>recommendations</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Version">Version of the model as it is written here; grows when its answers change for the same data.</param>
/// <param name="Customers">How many customers it was fitted to.</param>
/// <param name="Parameters">What it was fitted to.</param>
/// <param name="LogLikelihood">Its log-likelihood; null where it has none.</param>
/// <param name="Warnings">What a reader must know, such as a parameter on its boundary.</param>
/// <param name="Seconds">How long the fit took.</param>
public sealed record PredictionRun(
    string Model,
    string Name,
    int Version,
    long Customers,
    IReadOnlyList<PredictionParameter> Parameters,
    double? LogLikelihood,
    IReadOnlyList<string> Warnings,
    double Seconds);
