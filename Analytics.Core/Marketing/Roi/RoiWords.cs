using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What a reader must know of the costs, in words.</summary>
public static class RoiWords
{
    /// <summary>Categories as a list: "goods, marketing and payment fees".</summary>
    public static string List(IEnumerable<CostCategory> categories)
    {
        var names = categories.Select(CostCategoryNames.Label).ToList();
        return names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
    }

    /// <summary>Which costs a figure takes off and which are missing: "Includes goods and marketing; not known: staff."</summary>
    public static string Includes(RoiFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Known.Count == 0
            ? "No costs are known."
            : $"Includes {List(figures.Known)}." + (figures.Missing.Count == 0 ? string.Empty : $" Not known, so not taken off: {List(figures.Missing)}.");
    }

    internal static IEnumerable<QueryWarning> Of(RoiFigures total, GoodsGap goods, CostLedger ledger)
    {
        if (goods.Message is { } gap)
        {
            yield return new QueryWarning("goods-not-known", gap + " Profit, margins, ROI and break-even are n/a.");
        }

        if (total.Known.Count > 0 && total.Missing.Any(static c => c != CostCategory.Goods))
        {
            yield return new QueryWarning(
                "costs-missing",
                $"No costs are entered for {List(total.Missing.Where(static c => c != CostCategory.Goods))}: they are not taken off. Enter 0 where there are none.");
        }

        var partly = total.Known.Where(c => c != CostCategory.Goods && ledger.DaysCovered(c) < ledger.Period.Days).ToList();
        if (partly.Count > 0)
        {
            yield return new QueryWarning("costs-partly", $"Entered for a part of the days only: {List(partly)}. Nothing is taken off for the others.");
        }

        if (ledger.Entries.Any(static e => e.IsShared))
        {
            yield return new QueryWarning(
                "costs-shared",
                $"Costs that do not name what is filtered by are counted with the share of the lines left in net revenue: {List(ledger.Entries.Where(static e => e.IsShared).Select(static e => e.Category).Distinct().Order())}.");
        }
    }
}
