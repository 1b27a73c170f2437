using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>BG/NBD by maximum likelihood: Fader, Hardie and Lee, "Counting Your Customers" the Easy Way (2005).</summary>
public static class BgNbdModel
{
    /// <summary>
    /// Fits the model. Never refuses: with few or no repeat customers a weak prior joins, and the summary's warnings say so, as they do
    /// when the search does not end or a parameter runs to the edge of its range.
    /// </summary>
    /// <param name="groups">The customers.</param>
    /// <param name="options">How to fit.</param>
    public static BgNbdFit Fit(HistoryGroups groups, LifetimeOptions? options = null) =>
        BetaGeometricFitter.Fit(groups, modified: false, options ?? new LifetimeOptions());
}
