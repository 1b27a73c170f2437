namespace Analytics.Core.Customers;

/// <summary>How scores are made.</summary>
public sealed record RfmOptions
{
    /// <summary>w in FM = ⌈w F + (1 − w) M⌉; 0 to 1.</summary>
    public double FrequencyWeight { get; init; } = 0.5;
}
