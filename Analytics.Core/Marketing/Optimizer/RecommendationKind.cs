namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What is recommended.</summary>
public enum RecommendationKind
{
    /// <summary>Move money to where the next unit brings more.</summary>
    Reallocate,

    /// <summary>Stop it: it costs more than it brings.</summary>
    Pause,

    /// <summary>New ads: what is shown is clicked less than it was.</summary>
    Creative,

    /// <summary>Lower bids: the same money buys fewer clicks than it did.</summary>
    Bids,

    /// <summary>Reach others: an audience brings less for its money than the rest, or fewer of those who click buy.</summary>
    Retarget,

    /// <summary>Vary the spend on purpose: the data cannot say what more or less of it would do.</summary>
    Test,
}
