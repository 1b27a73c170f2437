namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Why a response curve cannot be read from the data.</summary>
public enum CurveProblem
{
    /// <summary>There are fewer days with spend than it takes.</summary>
    TooFewDays,

    /// <summary>Nothing, or next to nothing, came of the spend.</summary>
    TooFewOutcomes,

    /// <summary>The spend hardly differs from day to day.</summary>
    SpendHardlyVaries,

    /// <summary>Days with more spend did not bring more.</summary>
    NoResponse,

    /// <summary>Nothing was spent lately: there is no budget to move.</summary>
    NotRunning,
}
