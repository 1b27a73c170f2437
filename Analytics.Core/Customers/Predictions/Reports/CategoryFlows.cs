namespace Analytics.Core.Customers;

/// <summary>Which categories follow which, as a square of the categories that take part most.</summary>
/// <param name="From">The categories of the earlier order, by customers who took them up, the most first.</param>
/// <param name="To">The categories of the next order, likewise.</param>
/// <param name="Cells">By earlier (row) and next category (column); null where chance explains what is seen.</param>
/// <param name="Rules">All rules, also of categories that are left out of the square; the largest lift first.</param>
public sealed record CategoryFlows(
    IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<IReadOnlyList<CategoryRule?>> Cells, IReadOnlyList<CategoryRule> Rules)
{
    /// <summary>Lays the rules out.</summary>
    /// <param name="rules">The rules, the largest lift first.</param>
    /// <param name="most">At most so many categories a side.</param>
    public static CategoryFlows Of(IReadOnlyList<CategoryRule> rules, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var from = Largest(rules, static r => r.From, most);
        var to = Largest(rules, static r => r.To, most);
        var byPair = rules.ToDictionary(static r => (r.From, r.To));
        return new CategoryFlows(
            from, to, [.. from.Select(f => (IReadOnlyList<CategoryRule?>)[.. to.Select(t => byPair.GetValueOrDefault((f, t)))])], rules);
    }

    private static string[] Largest(IReadOnlyList<CategoryRule> rules, Func<CategoryRule, string> side, int most) =>
    [
        .. rules.GroupBy(side)
            .OrderByDescending(static g => g.Sum(static r => r.Followed))
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(static g => g.Key),
    ];
}
