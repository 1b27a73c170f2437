namespace Analytics.Core.Customers;

/// <summary>How the lifetime models are fitted.</summary>
public sealed record LifetimeOptions
{
    /// <summary>Whether the weak prior is used.</summary>
    public PriorUse Prior { get; init; } = PriorUse.WhenFew;

    /// <summary>From how many repeat customers on the data speak for themselves.</summary>
    public int EnoughRepeatCustomers { get; init; } = 100;

    /// <summary>Steps of the search from each starting point.</summary>
    public int MaxIterations { get; init; } = 300;
}
