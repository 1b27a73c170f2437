namespace Analytics.Core.Customers;

/// <summary>Whether a weak prior on the logarithms of the parameters joins the likelihood.</summary>
public enum PriorUse
{
    /// <summary>Only with fewer repeat customers than <see cref="LifetimeOptions.EnoughRepeatCustomers"/>.</summary>
    WhenFew,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
