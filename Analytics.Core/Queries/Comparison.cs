namespace Analytics.Core.Queries;

/// <summary>What a period is held against.</summary>
public enum Comparison
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// The preceding period of equal length; for whole calendar months, quarters or years the same number of them before.
    /// </summary>
    PreviousPeriod,

    /// <summary>The same days one year earlier.</summary>
    SamePeriodLastYear,
}
