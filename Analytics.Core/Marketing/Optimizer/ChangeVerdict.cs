namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What became of a change of budgets.</summary>
public enum ChangeVerdict
{
    /// <summary>Fewer than seven days have passed that have data.</summary>
    TooEarly,

    /// <summary>Spend did not move to what was decided, so that there is nothing to judge.</summary>
    NotCarriedOut,

    /// <summary>What happened lies in the range of what was expected.</summary>
    AsExpected,

    /// <summary>More came than expected.</summary>
    Above,

    /// <summary>Less came than expected.</summary>
    Below,
}
