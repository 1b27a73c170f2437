namespace Analytics.Core.Customers;

/// <summary>One column of a <see cref="FeatureMatrix"/>.</summary>
/// <param name="Name">Its name; unique in the matrix.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Log">Whether it is clustered as sign(m) log(1 + |m|), whatever the options say.</param>
/// <param name="High">What a cluster is called that lies high in it ("frequent"); null for "high <paramref name="Name"/>".</param>
/// <param name="Low">What a cluster is called that lies low in it; null for "low <paramref name="Name"/>".</param>
public sealed record Feature(string Name, FeatureUnit Unit = FeatureUnit.Number, bool Log = false, string? High = null, string? Low = null);
