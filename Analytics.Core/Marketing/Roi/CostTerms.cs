using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>
/// Which entries count when. Costs of goods that go with what is sold take turns: of the same lines, the one that began last counts from its first day on,
/// so that a list of prices with their first days is one price at a time. Those that began on the same day are added.
/// </summary>
internal static class CostTerms
{
    public static IReadOnlyList<CostTerm> Of(IEnumerable<CostEntry> entries, Period period, IReadOnlyList<Filter> filters)
    {
        var terms = new List<CostTerm>();
        foreach (var group in entries.Where(e => !CostScope.IsOutside(e, filters)).GroupBy(TurnOf))
        {
            var until = period.To;
            DateOnly? next = null;
            foreach (var entry in group.OrderByDescending(static e => e.From).ThenBy(static e => e.Id))
            {
                if (group.Key is not null && next is { } begun && begun != entry.From)
                {
                    until = Earlier(until, begun.AddDays(-1));
                }

                next = entry.From;
                var (from, to) = (Later(entry.From, period.From), Earlier(entry.To ?? period.To, until));
                if (from <= to)
                {
                    terms.Add(new CostTerm(entry, from, to));
                }
            }
        }

        return terms;
    }

    /// <summary>The days from one to another, cut where one of the terms begins or ends.</summary>
    public static IEnumerable<Period> Segments(DateOnly from, DateOnly to, IEnumerable<CostTerm> terms)
    {
        var starts = new SortedSet<DateOnly> { from };
        foreach (var term in terms)
        {
            Add(term.From);
            if (term.To < to)
            {
                Add(term.To.AddDays(1));
            }
        }

        var list = starts.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            yield return new Period(list[i], i == list.Count - 1 ? to : list[i + 1].AddDays(-1));
        }

        void Add(DateOnly day)
        {
            if (day > from && day <= to)
            {
                starts.Add(day);
            }
        }
    }

    /// <summary>Filters that keep out the lines of terms that name one thing each.</summary>
    public static IEnumerable<Filter> Without(IEnumerable<CostTerm> terms)
    {
        var list = terms.Where(static t => t.Rank > 0).Select(static t => t.Entry).ToList();
        return new[]
        {
            (Dimension: Dimension.Product, Names: Names(list.Select(static e => e.ProductCode))),
            (Dimension: Dimension.Category, Names: Names(list.Select(static e => e.ProductCategory))),
            (Dimension: Dimension.Channel, Names: Names(list.Select(static e => e.Channel))),
        }.Where(static p => p.Names.Count > 0).Select(static p => new Filter(p.Dimension, p.Names, Exclude: true));
    }

    private static (CostBasis Basis, string? Category, string? Channel, string? Product)? TurnOf(CostEntry entry) =>
        entry is { Category: CostCategory.Goods, Basis: not CostBasis.Amount } ? (entry.Basis, entry.ProductCategory, entry.Channel, entry.ProductCode) : null;

    private static List<string> Names(IEnumerable<string?> names) => [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
