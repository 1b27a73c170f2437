using Analytics.Core.Customers;

namespace Analytics.Core.Monitoring;

/// <summary>How a model does.</summary>
/// <param name="Kind">What it predicts.</param>
/// <param name="About">What of, where there is a choice: the question of a forecast. Null otherwise.</param>
/// <param name="Versions">Its fits, the newest first.</param>
/// <param name="DriftNow">How far what goes into it now has drifted from what the shown version was fitted on; empty when that is not known.</param>
public sealed record ModelReport(ModelKind Kind, string? About, IReadOnlyList<ModelVersion> Versions, IReadOnlyList<FeatureDrift> DriftNow)
{
    /// <summary>The version whose predictions are shown; null when there is none.</summary>
    public ModelVersion? Shown => Versions.FirstOrDefault(static version => version.IsShown);

    /// <summary>The worst drift of an input.</summary>
    public DriftLevel Level => DriftNow.Count == 0 ? DriftLevel.None : DriftNow.Max(static drift => drift.Level);
}
