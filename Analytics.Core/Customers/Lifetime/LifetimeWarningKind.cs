namespace Analytics.Core.Customers;

/// <summary>What there is to say about a fit.</summary>
public enum LifetimeWarningKind
{
    /// <summary>There is nothing to learn from: no customer, or none who came back. The parameters are the prior's.</summary>
    NoData,

    /// <summary>There are few repeat customers; a prior was added and the intervals are wide.</summary>
    PriorUsed,

    /// <summary>A parameter ran to the edge of its range; the model says more than the data do.</summary>
    Boundary,

    /// <summary>The search for the maximum did not end at one; use the numbers with care.</summary>
    NotConverged,

    /// <summary>The model's own repeat orders in the calibration time are far from the actual ones.</summary>
    PoorFit,

    /// <summary>How often customers buy and how much they spend go together, which Gamma-Gamma assumes they do not.</summary>
    FrequencyValueCorrelation,

    /// <summary>The spend of a customer of whom nothing is known has no finite mean (q at most 1).</summary>
    InfiniteMean,
}
