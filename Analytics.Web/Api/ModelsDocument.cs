using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;

namespace Analytics.Web.Api;

/// <summary>How the models do.</summary>
/// <param name="Models">Each with its versions, the newest first, and the drift of its inputs now.</param>
/// <param name="Hold">The version that somebody went back to; null when the newest is shown.</param>
/// <param name="ForecastHold">The version of the forecast that somebody went back to; null when it learns from all days.</param>
/// <param name="IsFitting">Whether a fit is under way.</param>
/// <param name="Share">How far it is, 0 to 1; null when none is.</param>
public sealed record ModelsDocument(IReadOnlyList<ModelReport> Models, ScoringHold? Hold, ForecastHold? ForecastHold, bool IsFitting, double? Share);
