namespace Analytics.Core.Marketing.Experiments;

/// <summary>What an experiment has shown.</summary>
public enum ExperimentVerdict
{
    /// <summary>There is nothing to compare yet.</summary>
    NoData,

    /// <summary>Users were not split as planned: no result can be trusted before the reason is found.</summary>
    BrokenSplit,

    /// <summary>A guardrail is broken.</summary>
    Harm,

    /// <summary>The variant is better.</summary>
    Better,

    /// <summary>The variant is worse.</summary>
    Worse,

    /// <summary>The planned sample is not reached and nothing is shown.</summary>
    GoOn,

    /// <summary>The planned sample is reached and nothing is shown.</summary>
    NoDifference,
}
