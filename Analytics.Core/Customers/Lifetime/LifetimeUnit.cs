namespace Analytics.Core.Customers;

/// <summary>The unit in which recency, T and horizons are counted.</summary>
public enum LifetimeUnit
{
    /// <summary>Days.</summary>
    Day = 1,

    /// <summary>Weeks of seven days; a day is a seventh.</summary>
    Week = 7,
}
