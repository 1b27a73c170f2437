using Analytics.Core.Domain;
using Analytics.Core.Import;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Import;

public sealed class CostImportTests
{
    private static readonly InspectOptions Costs = new() { Kind = BatchKind.Costs };

    [Fact]
    public async Task Import_Amounts_AreStoredCheckedAndUndone()
    {
        await using var shop = await ImportFixture.StartAsync();
        const string Text = "date,until,category,amount,share,span,fixed,channel,note\n"
            + "2026-01-05,,marketing,120.50,,,,Web,banner\n2026-01-15,2026-03-02,Wages,3000,,month,,,\n2026-01-01,,payment fees,,2.5 %,,,,\n"
            + "2026-01-01,open,rent,900,,month,fixed,,\n2026-01-01,,lunch,5,,,,,\n2026-01-01,,marketing,,,,,,\n2026-01-01,,shipping,-4,,,,,\n2026-02-01,2026-01-01,shipping,4,,,,,\n";

        var outcome = await shop.ImportAsync(shop.File(Text), Costs);

        Assert.Equal((4L, 4L), (outcome.Committed, outcome.Quarantined));
        await using (var context = await shop.ContextAsync())
        {
            var stored = await context.CostEntries.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
            Assert.Equal([CostCategory.Marketing, CostCategory.Staff, CostCategory.PaymentFees, CostCategory.Infrastructure], stored.Select(c => c.Category));
            Assert.Equal([1_205_000L, 30_000_000L, 0L, 9_000_000L], stored.Select(c => c.AmountUnits));
            Assert.Equal([false, true, false, true], stored.Select(c => c.IsFixed));
            Assert.Equal(25_000, stored[2].ShareMillionths);
            Assert.Equal((new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5)), (stored[0].From, stored[0].To));
            Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), (stored[1].From, stored[1].To));
            Assert.Null(stored[2].To);
            Assert.Null(stored[3].To);
            Assert.Equal(("Web", "banner", "tester", 1), (stored[0].Channel, stored[0].Note, stored[0].ChangedBy, stored[0].Version));
        }

        var waiting = await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10);
        Assert.Contains("\"lunch\" is none of", waiting[0].Reason, StringComparison.Ordinal);
        Assert.Equal("Amount is missing.", waiting[1].Reason);
        await shop.Service.UndoAsync(outcome.Batch);
        await using (var context = await shop.ContextAsync())
        {
            Assert.Empty(await context.CostEntries.ToListAsync());
        }
    }

    [Fact]
    public async Task Import_UnitCosts_AreGoodsFromTheirDay()
    {
        await using var shop = await ImportFixture.StartAsync();

        await shop.ImportAsync(shop.File("sku,unit cost,valid from\np1,3.25,2026-01-01\np1,3.50,2026-03-01\np2,0.3333,2026-01-01\n"), Costs);

        await using var context = await shop.ContextAsync();
        var stored = await context.CostEntries.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
        Assert.All(stored, c => Assert.Equal((CostCategory.Goods, CostBasis.PerUnit, null), (c.Category, c.Basis, c.To)));
        Assert.Equal([("p1", 32_500L), ("p1", 35_000L), ("p2", 3_333L)], stored.Select(c => (c.ProductCode!, c.AmountUnits)));
        Assert.Equal(new DateOnly(2026, 3, 1), stored[1].From);
    }

    [Theory]
    [InlineData("date,amount\n2026-01-01,5\n", "cost (what it is for)")]
    [InlineData("date,cost category\n2026-01-01,marketing\n", "amount (what it cost)")]
    [InlineData("cost category,amount\nmarketing,5\n", "date (the day")]
    public async Task Check_SomethingMissing_SaysWhatIsNeeded(string text, string words)
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File(text);
        var preview = await shop.Service.InspectAsync(file, Costs);

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
