namespace Analytics.Core.Customers;

/// <summary>How far what a model sees now is from what it learned from, by the usual bounds of the population stability index.</summary>
public enum DriftLevel
{
    /// <summary>Below 0.1, or no more than chance makes of samples of this size.</summary>
    None,

    /// <summary>0.1 to 0.25: worth a look.</summary>
    Some,

    /// <summary>Above 0.25: the model should be fitted again.</summary>
    Major,
}
