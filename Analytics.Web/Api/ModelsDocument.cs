using Analytics.Core.Customers;
using Analytics.Core.Monitoring;

namespace Analytics.Web.Api;

/// <summary>How the models do.</summary>
/// <param name="Models">Each with its versions, the newest first, and the drift of its inputs now.</param>
/// <param name="Hold">The version that somebody went back to; null when the newest is shown.</param>
/// <param name="IsFitting">Whether a fit is under way.</param>
/// <param name="Share">How far it is, 0 to 1; null when none is.</param>
public sealed record ModelsDocument(IReadOnlyList<ModelReport> Models, ScoringHold? Hold, bool IsFitting, double? Share);
