namespace Analytics.Core.Domain;

/// <summary>What an amount is for.</summary>
public enum CostSpan
{
    /// <summary>Each day from the first to the last.</summary>
    Day = 1,

    /// <summary>Each calendar month, spread over its days; a month that is begun or ended within counts for the days inside.</summary>
    Month = 2,
}
