namespace Analytics.Core.Customers;

/// <summary>What a score is counted in.</summary>
public enum ScoreUnit
{
    /// <summary>Days.</summary>
    Days,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>The shop's currency.</summary>
    Money,

    /// <summary>Between 0 and 1.</summary>
    Probability,

    /// <summary>A rank from 1 to 5.</summary>
    Rank,

    /// <summary>A day, as its number (<see cref="DateOnly.DayNumber"/>).</summary>
    Day,

    /// <summary>One of a few names.</summary>
    Name,
}
