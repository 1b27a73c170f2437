using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Breaks revenue and costs down by product category or channel.</summary>
internal sealed class PartsBuilder(DaySeries series, CostLedger ledger, IReadOnlyList<Filter> filters, GoodsGap goods)
{
    private readonly Dictionary<AnalyticsQuery, IReadOnlyList<QueryRow>> _rows = [];

    /// <summary>
    /// The parts. A cost that names a part is its own; shares of revenue and amounts for each piece follow each part's own lines; all else is shared by
    /// the period's net revenue, by largest remainder, so that the parts add up to the whole.
    /// </summary>
    public async Task<IReadOnlyList<RoiPart>> ByAsync(Dimension dimension, CancellationToken cancellationToken)
    {
        var list = new PartList();
        foreach (var row in await series.ByAsync([dimension], filters, series.Period, cancellationToken))
        {
            list.Of(row.Keys[0].Key, row.Keys[0].Label).Net = DaySeries.Scaled(row.Values[0], Money.Scale);
        }

        foreach (var entry in ledger.Entries)
        {
            var name = dimension == Dimension.Category ? entry.ProductCategory : entry.Channel;
            if (name is not null)
            {
                list.Of(name, name).Add(entry, entry.Total, isOwn: true);
                continue;
            }

            list.Share(entry, await WeightsAsync(dimension, entry, cancellationToken));
        }

        return list.Finish(ledger, goods);
    }

    private async Task<IReadOnlyDictionary<string, decimal>> WeightsAsync(Dimension dimension, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (entry.Products.Count == 0)
        {
            var place = entry.Basis == CostBasis.PerUnit ? 1 : 0;
            foreach (var row in await RowsAsync([dimension], [.. entry.Lines, .. filters], entry.Window, cancellationToken))
            {
                Add(row.Keys[0].Key, row.Values[place].Value ?? 0);
            }

            return weights;
        }

        var terms = entry.Products.ToLookup(static t => t.Entry.ProductCode!, StringComparer.Ordinal);
        IReadOnlyList<Filter> both = [.. entry.Lines, .. filters.Where(static f => f.Dimension != Dimension.Product)];
        foreach (var segment in CostTerms.Segments(series.Period.From, series.Period.To, entry.Products))
        {
            foreach (var row in await RowsAsync([Dimension.Product, dimension], both, segment, cancellationToken))
            {
                foreach (var term in terms[row.Keys[0].Key].Where(t => t.Covers(segment.From)))
                {
                    Add(row.Keys[1].Key, entry.Basis == CostBasis.PerUnit ? (row.Values[1].Value ?? 0) * term.Entry.AmountUnits : (row.Values[0].Value ?? 0) * term.Entry.ShareMillionths);
                }
            }
        }

        return weights;

        void Add(string key, decimal weight) => weights[key] = weights.GetValueOrDefault(key) + weight;
    }

    private async Task<IReadOnlyList<QueryRow>> RowsAsync(
        IReadOnlyList<Dimension> by, IReadOnlyList<Filter> lines, Period days, CancellationToken cancellationToken)
    {
        var query = new AnalyticsQuery { Measures = [Measure.NetRevenue], By = by, Filters = lines, Period = days };
        if (!_rows.TryGetValue(query, out var rows))
        {
            _rows.Add(query, rows = await series.ByAsync(by, lines, days, cancellationToken));
        }

        return rows;
    }
}
