using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>
/// Modified BG/NBD by maximum likelihood: Batislam, Denizel and Filiztekin (2007). A customer can leave after the first order already,
/// so that one who ordered once can be less than certainly alive.
/// </summary>
public static class ModifiedBgNbdModel
{
    /// <summary>Fits the model, as <see cref="BgNbdModel.Fit"/> does.</summary>
    /// <param name="groups">The customers.</param>
    /// <param name="options">How to fit.</param>
    public static BgNbdFit Fit(HistoryGroups groups, LifetimeOptions? options = null) =>
        BetaGeometricFitter.Fit(groups, modified: true, options ?? new LifetimeOptions());
}
