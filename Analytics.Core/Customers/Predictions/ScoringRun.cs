namespace Analytics.Core.Customers;

/// <summary>The header of one computation of all scores: when, of what, by which models, and how well they did on hidden time.</summary>
public sealed record ScoringRun
{
    /// <summary>Grows when the same data and settings give other scores, or say more of them.</summary>
    public const int CurrentVersion = 3;

    /// <summary>Storage key; 0 until stored.</summary>
    public int Id { get; init; }

    /// <summary>Version of the computation.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When it was computed.</summary>
    public required DateTimeOffset FittedAt { get; init; }

    /// <summary>The data's version.</summary>
    public required long DataVersion { get; init; }

    /// <summary>All lines of that version.</summary>
    public required long Lines { get; init; }

    /// <summary>Customers with an order.</summary>
    public required int Customers { get; init; }

    /// <summary>The first day with a line.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day with a line.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The day for which the scores hold: today, or the last day of a closed dataset.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The shop's zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The settings that were used.</summary>
    public required ScoringSettings Settings { get; init; }

    /// <summary>Each model used.</summary>
    public IReadOnlyList<PredictionRun> Models { get; init; } = [];

    /// <summary>How well churn was told, on time that was hidden; null when the history is too short for that.</summary>
    public ChurnEvaluation? Churn { get; init; }

    /// <summary>How well the time to the next order was told; null likewise.</summary>
    public NextOrderEvaluation? NextOrder { get; init; }

    /// <summary>How well the number of orders was told; null likewise.</summary>
    public OrdersEvaluation? Orders { get; init; }

    /// <summary>How well recommended products were bought; null when nothing can be recommended.</summary>
    public RecommendationEvaluation? Recommendations { get; init; }

    /// <summary>How what went into the models and came out of them lay; empty for computations of earlier versions.</summary>
    public IReadOnlyList<ValueProfile> Profiles { get; init; } = [];

    /// <summary>How far that had drifted from the computation before; empty when that had no profiles.</summary>
    public IReadOnlyList<FeatureDrift> Drift { get; init; } = [];

    /// <summary>What the models' scores on hidden days lose when a feature is shuffled; empty where nothing could be scored.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>Orders expected in the weeks after <see cref="AsOf"/>, with the actual ones as far as they are known since.</summary>
    public OrderOutlook? Outlook { get; init; }

    /// <summary>What a reader must know of the whole.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>The model of this key; null when it was not used.</summary>
    public PredictionRun? Model(string key) => Models.FirstOrDefault(m => m.Model == key);

    /// <summary>The model that counts the orders to come; null when it could not be fitted.</summary>
    public PredictionRun? PurchaseModel => Model("bgnbd") ?? Model("mbgnbd");
}
