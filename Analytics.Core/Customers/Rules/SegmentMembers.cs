using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Who fulfils a segment's rules at one version of the data.</summary>
/// <param name="Members">Whether the customer with this key does.</param>
/// <param name="Count">How many do.</param>
/// <param name="Customers">Of how many known customers, those without an order among them.</param>
/// <param name="Freshness">How fresh the data is.</param>
/// <param name="Missing">What was not known when it was worked out, in words; null when nothing was missing. Conditions on it held for nobody.</param>
public sealed record SegmentMembers(bool[] Members, int Count, int Customers, Freshness Freshness, string? Missing)
{
    /// <summary>The data itself, for further questions of the same moment.</summary>
    internal CustomerView? View { get; init; }
}
