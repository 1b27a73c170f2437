using Analytics.Core.Customers;

namespace Analytics.Core.Monitoring;

/// <summary>One fit of a model.</summary>
public sealed record ModelVersion
{
    /// <summary>The number by which one goes back to it; null for forecasts, where that is the last day that it saw.</summary>
    public int? Id { get; init; }

    /// <summary>The model, with what was chosen.</summary>
    public required string Name { get; init; }

    /// <summary>When it was fitted.</summary>
    public required DateTimeOffset FittedAt { get; init; }

    /// <summary>On which version of the data.</summary>
    public required long DataVersion { get; init; }

    /// <summary>The first day that it saw.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day that it saw.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How many customers or steps it was fitted to.</summary>
    public required long Size { get; init; }

    /// <summary>How well it did on what was hidden from it, the main figure first; empty when nothing could be hidden.</summary>
    public IReadOnlyList<ModelFigure> Figures { get; init; } = [];

    /// <summary>What was predicted against what came, in tenths; for forecasts, what intervals promised against how often they held. Empty when it is not known.</summary>
    public IReadOnlyList<CalibrationBin> Calibration { get; init; } = [];

    /// <summary>How far inputs and predictions had drifted from the version before; empty when that is not known.</summary>
    public IReadOnlyList<FeatureDrift> Drift { get; init; } = [];

    /// <summary>What its main figure loses when a feature is shuffled; empty for models without features.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether its predictions are the ones that are shown.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether one can go back to it.</summary>
    public bool CanGoBack { get; init; }
}
