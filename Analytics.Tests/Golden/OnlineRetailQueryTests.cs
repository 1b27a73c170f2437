using System.Text.Json;
using Analytics.Core.Queries;
using Xunit.Abstractions;

namespace Analytics.Tests.Golden;

/// <summary>
/// Online Retail, imported and asked, against numbers that other software computed from the same file. The references' "cust" columns
/// are over lines of positive quantity and price with a customer: gross revenue, orders and active customers of identified customers.
/// </summary>
public sealed class OnlineRetailQueryTests(OnlineRetailFixture fixture, ITestOutputHelper output) : IClassFixture<OnlineRetailFixture>
{
    private const string Data = "data/online_retail/online_retail.csv;";

    private GoldenShop Shop => fixture.Shop;

    [SharedDataFact(Data + "reference/online_retail_facts.json")]
    public async Task Run_Totals_EqualTheFacts()
    {
        output.WriteLine($"Facts from Storage in {Shop.Loaded.Clock.TotalSeconds:0.00} s, {Shop.Loaded.Cpu.TotalSeconds:0.00} s of work");
        using var facts = JsonDocument.Parse(File.ReadAllText(SharedData.PathTo("reference", "online_retail_facts.json")));
        decimal Fact(string name) => facts.RootElement.GetProperty(name).GetDecimal();

        var all = await TotalsAsync([], Measure.NetRevenue, Measure.GrossRevenue, Measure.Orders, Measure.Lines, Measure.OrderIds);
        var identified = await TotalsAsync([GoldenShop.Identified], Measure.GrossRevenue, Measure.Orders, Measure.ActiveCustomers, Measure.RepeatRate);

        Assert.Equal(Fact("net_revenue_all_rows"), GoldenShop.Cents(all[0].Value));
        Assert.Equal(Fact("gross_sales_qty>0_price>0"), GoldenShop.Cents(all[1].Value));
        Assert.Equal([Fact("gross_orders"), Fact("rows"), Fact("invoices")], all.Skip(2).Select(v => v.Value!.Value));
        Assert.Equal(Fact("cust_sales(qty>0,price>0,cust)"), GoldenShop.Cents(identified[0].Value));
        Assert.Equal([Fact("cust_orders"), Fact("cust_customers")], [identified[1].Value!.Value, identified[2].Value!.Value]);
        Assert.Equal((Fact("repeat_customers(>=2 invoices)"), Fact("cust_customers")), (identified[3].Numerator, identified[3].Denominator));
    }

    [SharedDataFact(Data + "reference/online_retail_monthly.csv")]
    public async Task Run_ByMonth_EqualsEveryCell()
    {
        var reference = GoldenShop.Reference("online_retail_monthly.csv");
        var all = await Shop.RowsAsync(Dimension.Month, [], Measure.NetRevenue, Measure.GrossRevenue);
        var identified = await Shop.RowsAsync(Dimension.Month, [GoldenShop.Identified], Measure.GrossRevenue, Measure.Orders, Measure.ActiveCustomers);

        Assert.Equal(reference.Length, all.Count);
        foreach (var row in reference)
        {
            var (whole, known) = (all[row[0] + "-01"], identified[row[0] + "-01"]);
            Assert.Equal(
                (row[0], GoldenShop.Number(row[1]), GoldenShop.Number(row[2]), GoldenShop.Number(row[3]), GoldenShop.Number(row[4]), GoldenShop.Number(row[5])),
                (row[0], GoldenShop.Cents(whole[0]), GoldenShop.Cents(whole[1]), GoldenShop.Cents(known[0]), known[1], known[2]));
        }
    }

    [SharedDataFact(Data + "reference/online_retail_daily.csv")]
    public async Task Run_ByDay_EqualsEveryCell()
    {
        var reference = GoldenShop.Reference("online_retail_daily.csv");
        var all = await Shop.RowsAsync(Dimension.Day, [], Measure.NetRevenue, Measure.GrossRevenue);
        var identified = await Shop.RowsAsync(Dimension.Day, [GoldenShop.Identified], Measure.GrossRevenue, Measure.Orders);

        Assert.Equal(reference.Select(r => r[0]).Order(StringComparer.Ordinal), all.Keys.Order(StringComparer.Ordinal));
        foreach (var row in reference)
        {
            var (whole, known) = (all[row[0]], identified[row[0]]);
            Assert.Equal(
                (row[0], GoldenShop.Number(row[1]), GoldenShop.Number(row[2]), GoldenShop.Number(row[3]), GoldenShop.Number(row[4])),
                (row[0], GoldenShop.Cents(whole[0]), GoldenShop.Cents(whole[1]), GoldenShop.Cents(known[0]), known[1]));
        }
    }

    [SharedDataFact(Data + "reference/online_retail_country.csv")]
    public async Task Run_ByLocation_EqualsEveryCell()
    {
        var reference = GoldenShop.Reference("online_retail_country.csv");
        var identified = await Shop.RowsAsync(Dimension.Location, [GoldenShop.Identified], Measure.GrossRevenue, Measure.Orders, Measure.ActiveCustomers);

        Assert.Equal(reference.Length, identified.Count(r => r.Value[1] > 0));
        foreach (var row in reference)
        {
            var known = identified[row[0]];
            Assert.Equal(
                (row[0], GoldenShop.Number(row[1]), GoldenShop.Number(row[2]), GoldenShop.Number(row[3])),
                (row[0], GoldenShop.Cents(known[0]), known[1], known[2]));
        }
    }

    [SharedDataFact(Data + "reference/online_retail_top_products.csv")]
    public async Task Run_TopProducts_EqualEveryCell()
    {
        var reference = GoldenShop.Reference("online_retail_top_products.csv");
        var result = await Shop.Runner.RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.GrossRevenue],
            By = [Dimension.Product],
            Filters = [GoldenShop.Identified],
            Top = reference.Length,
        });

        var top = result.Rows.Where(r => !r.IsOther).ToList();
        Assert.Equal(reference.Select(r => r[0]), top.Select(r => r.Keys[0].Key));
        Assert.Equal(reference.Select(r => GoldenShop.Number(r[1])), top.Select(r => GoldenShop.Cents(r.Values[0].Value)));

        // The reference counts the pieces sold, returns not taken off: no measure of ours, so they are counted from the lines behind it.
        var units = reference.ToDictionary(r => r[0], _ => 0m);
        var behind = new AnalyticsQuery { Measures = [Measure.Lines], Filters = [GoldenShop.Identified, new Filter(Dimension.Product, [.. units.Keys])] };
        await foreach (var line in Shop.Runner.StreamLinesAsync(behind))
        {
            units[line.ProductCode!] += line is { Quantity: > 0, Amount: > 0 } ? line.Quantity : 0;
        }

        Assert.Equal(reference.Select(r => GoldenShop.Number(r[2])), reference.Select(r => units[r[0]]));
    }

    [SharedDataFact(Data + "reference/online_retail_cohort_counts.csv;reference/online_retail_cohort_revenue.csv")]
    public async Task CohortMatrix_ByMonth_EqualsEveryCell()
    {
        var counts = GoldenShop.Reference("online_retail_cohort_counts.csv");
        var revenue = GoldenShop.Reference("online_retail_cohort_revenue.csv");
        var matrix = await Shop.Runner.CohortMatrixAsync(new CohortQuery());

        Assert.Equal(counts.Select(r => DateOnly.Parse(r[0] + "-01")), matrix.Cohorts.Select(c => c.Start));
        Assert.True(matrix.LastPeriodIsUnfinished);
        for (var i = 0; i < counts.Length; i++)
        {
            var cohort = matrix.Cohorts[i];
            Assert.Equal(Cells(counts[i]), cohort.Active.Select(a => (decimal)a));
            Assert.Equal(Cells(revenue[i]), cohort.GrossRevenue.Select(m => GoldenShop.Cents(m.Amount)));
            Assert.Equal(cohort.Size, cohort.ActiveOrLater[0]);
        }
    }

    private static IEnumerable<decimal> Cells(string[] row) => row.Skip(1).Where(c => c.Length > 0).Select(GoldenShop.Number);

    private async Task<IReadOnlyList<MeasureValue>> TotalsAsync(IReadOnlyList<Filter> filters, params Measure[] measures) =>
        (await Shop.Runner.RunAsync(new AnalyticsQuery { Measures = measures, Filters = filters })).Totals;
}
