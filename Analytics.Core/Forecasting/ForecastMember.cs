namespace Analytics.Core.Forecasting;

/// <summary>A model that was tried for a forecast.</summary>
/// <param name="Name">The model's short name.</param>
/// <param name="Model">What it chose: <c>ets(A,Ad,M)</c>; the name when it refused.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Weight">Its share in the combination, 0 when it was left out; weights sum to 1.</param>
/// <param name="Parameters">Its parameters, fitted to the whole history.</param>
/// <param name="Refusal">Why it has no forecast, or null.</param>
public sealed record ForecastMember(
    string Name, string Model, int Version, double Weight, IReadOnlyDictionary<string, double> Parameters, ForecastRefusal? Refusal);
