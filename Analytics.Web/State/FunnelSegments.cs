using Analytics.Core.Customers;

namespace Analytics.Web.State;

/// <summary>Makes rules of a fixed list of customers.</summary>
internal static class FunnelSegments
{
    /// <summary>How many customers a segment can name.</summary>
    public const int Most = RuleCheck.MostConditions * RuleCheck.MostValues;

    /// <summary>The rules of the customers with these ids; null when there are none.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/>.</exception>
    public static RuleGroup? RulesOf(IReadOnlyCollection<string> ids)
    {
        if (ids.Count > Most)
        {
            throw new ArgumentException($"A segment can name {Most} customers; these are {ids.Count}.", nameof(ids));
        }

        return ids.Count == 0 ? null : RuleGroup.Any([.. ids.Chunk(RuleCheck.MostValues).Select(static part => new RuleCondition("customerId", RuleOperator.Is, part))]);
    }
}
