using Analytics.Core.Queries;

namespace Analytics.Tests.Golden;

/// <summary>Two more real shops by month, imported and asked, against numbers that other software computed from the same files.</summary>
public sealed class MonthlyQueryTests
{
    [SharedDataFact("data/cdnow/CDNOW_master.txt;reference/cdnow_monthly.csv")]
    public async Task Run_CdnowByMonth_EqualsEveryCell()
    {
        await using var shop = await GoldenShop.ImportAsync("data/cdnow/CDNOW_master.txt");
        var reference = GoldenShop.Reference("cdnow_monthly.csv");
        var months = await shop.RowsAsync(Dimension.Month, [], Measure.NetRevenue, Measure.Lines, Measure.ActiveCustomers, Measure.Units);

        Assert.Equal(reference.Length, months.Count);
        foreach (var row in reference)
        {
            var month = months[row[0] + "-01"];
            var first = DateOnly.Parse(row[0] + "-01");
            var customers = await shop.Runner.CustomerSummariesAsync(
                new CustomerSummaryQuery { Period = new Period(first, first.AddMonths(1).AddDays(-1)), CountOrders = false });
            // The reference's customers have any line; active ones need an order, which a purchase of nothing (0.00 dollars) is not.
            Assert.Equal(
                (row[0], GoldenShop.Number(row[1]), GoldenShop.Number(row[2]), GoldenShop.Number(row[3]), GoldenShop.Number(row[4])),
                (row[0], GoldenShop.Cents(month[0]), month[1], customers.Count, month[3]));
            Assert.Equal(customers.All().Count(c => c.FirstOrderSeconds is not null), month[2]);
        }
    }

    [SharedDataFact("data/superstore/Superstore.csv;reference/sample-superstore_monthly.csv")]
    public async Task Run_SuperstoreByMonth_EqualsEveryCell()
    {
        await using var shop = await GoldenShop.ImportAsync("data/superstore/Superstore.csv");
        var reference = GoldenShop.Reference("sample-superstore_monthly.csv");
        var months = await shop.RowsAsync(Dimension.Month, [], Measure.NetRevenue);

        Assert.Equal(reference.Select(r => (r[0] + "-01", GoldenShop.Number(r[1]))), months.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Key, GoldenShop.Cents(m.Value[0]))));
    }
}
