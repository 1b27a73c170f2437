namespace Analytics.Core.Customers;

/// <summary>How many customers each rule for next steps took.</summary>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Customers">For each rule its customers; they add up to all.</param>
public sealed record ActionReach(IReadOnlyList<ActionRule> Rules, IReadOnlyList<int> Customers)
{
    /// <summary>All customers.</summary>
    public int Total => Customers.Sum();

    /// <summary>Counts.</summary>
    public static ActionReach Of(CustomerScores scores)
    {
        var counts = new int[scores.Actions.Count];
        foreach (var action in scores.Columns.Action)
        {
            counts[action]++;
        }

        return new ActionReach(scores.Actions, counts);
    }
}
