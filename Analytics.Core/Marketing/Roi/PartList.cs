using Analytics.Core.Domain;
using Analytics.Core.Marketing.Costs;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>The parts of a breakdown while costs are put to them.</summary>
internal sealed class PartList
{
    private readonly List<Part> _parts = [];
    private readonly Dictionary<string, Part> _byKey = new(StringComparer.Ordinal);

    /// <summary>The part with this key; a new one where nothing was sold there.</summary>
    public Part Of(string key, string label)
    {
        if (!_byKey.TryGetValue(key, out var part))
        {
            _byKey.Add(key, part = new Part(key, label));
            _parts.Add(part);
        }

        return part;
    }

    /// <summary>Shares an entry by weights; without any, by net revenue; without that, among nobody.</summary>
    public void Share(LedgerEntry entry, IReadOnlyDictionary<string, decimal> weights)
    {
        var shares = Apportionment.Divide(entry.Total, [.. _parts.Select(p => weights.GetValueOrDefault(p.Key))])
            ?? Apportionment.Divide(entry.Total, [.. _parts.Select(static p => (decimal)p.Net)]);
        for (var i = 0; shares is not null && i < shares.Length; i++)
        {
            _parts[i].Add(entry, shares[i], entry.Basis != CostBasis.Amount);
        }

        if (shares is null && entry.Total != 0)
        {
            Of(DimensionValue.OtherKey, "Not shared out").Add(entry, entry.Total, isOwn: false);
        }
    }

    public IReadOnlyList<RoiPart> Finish(CostLedger ledger, GoodsGap goods)
    {
        var known = ledger.Costs(0, ledger.Period.Days - 1).Keys;
        return
        [
            .. _parts.OrderByDescending(static p => p.Net).ThenBy(static p => p.Key, StringComparer.Ordinal).Select(p => new RoiPart(
                p.Key,
                p.Label,
                new RoiFigures
                {
                    NetRevenue = new Money(p.Net),
                    Costs = known.ToDictionary(static c => c, c => new Money(p.Costs.GetValueOrDefault(c))),
                    Fixed = new Money(p.Fixed),
                    HasGoods = goods.Message is null,
                },
                new Money(p.Own))),
        ];
    }

    /// <summary>One part.</summary>
    public sealed class Part(string key, string label)
    {
        public string Key => key;

        public string Label => label;

        public long Net { get; set; }

        public long Fixed { get; private set; }

        public long Own { get; private set; }

        public Dictionary<CostCategory, long> Costs { get; } = [];

        public void Add(LedgerEntry entry, long units, bool isOwn)
        {
            Costs[entry.Category] = Costs.GetValueOrDefault(entry.Category) + units;
            Fixed += entry.IsFixed ? units : 0;
            Own += isOwn ? units : 0;
        }
    }
}
