using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Funnels;
using Analytics.Core.Import;
using Analytics.Core.Queries.Events;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Import;

public sealed class EventImportTests
{
    private const string Folder = "data/funnel/";
    private static readonly InspectOptions Events = new() { Kind = BatchKind.Events };
    private static readonly InspectOptions Visitors = new() { Kind = BatchKind.Visitors };

    [Fact]
    public async Task Import_Events_AreStoredCheckedAndUndone()
    {
        await using var shop = await ImportFixture.StartAsync();
        const string Text = "event_id,user_id,event,timestamp,page,device,amount\n"
            + "e1,ann,view,2026-01-05 10:00:00,/a,mobile,\ne1,ann,view,2026-01-05 10:00:00,/a,mobile,\ne2,bob,buy,2026-01-06,,desktop,12.5\n"
            + "e3,,view,2026-01-06,,,\ne4,bob,,2026-01-06,,,\ne5,bob,view,soon,,,\ne6,bob,buy,2026-01-06,,,much\ne7,cat,view,,,,\n";

        var outcome = await shop.ImportAsync(shop.File(Text), Events, plan => plan.WithField(ImportField.Date, 3).WithField(ImportField.Amount, 6));

        Assert.Equal((4L, 4L), (outcome.Committed, outcome.Quarantined));
        await using (var context = await shop.ContextAsync())
        {
            // The repeated id counts once.
            Assert.Equal(3, await context.TrackedEvents.CountAsync());
            Assert.Empty(await context.Customers.ToListAsync());
        }

        var waiting = await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10);
        Assert.Equal(4, waiting.Count);
        Assert.Equal(["Actor is missing.", "Event name is missing."], waiting.Take(2).Select(w => w.Reason));
        await shop.Service.UndoAsync(outcome.Batch);
        await using (var context = await shop.ContextAsync())
        {
            Assert.Empty(await context.TrackedEvents.ToListAsync());
        }
    }

    [Fact]
    public async Task Inspect_Columns_AreFoundByName()
    {
        await using var shop = await ImportFixture.StartAsync();

        var events = await shop.Service.InspectAsync(shop.File("user_id,event,time stamp,session,url\n1,view,2026-01-05,s1,/a\n"), Events);
        var visitors = await shop.Service.InspectAsync(shop.File("user_id,date,device,sex\n1,2026-01-05,Mobile,Female\n"), Visitors);

        Assert.Equal(0, events.SuggestedPlan.ColumnOf(ImportField.Actor));
        Assert.Equal(1, events.SuggestedPlan.ColumnOf(ImportField.EventName));
        Assert.Equal(2, events.SuggestedPlan.ColumnOf(ImportField.Date));
        Assert.Equal(3, events.SuggestedPlan.ColumnOf(ImportField.Session));
        Assert.Equal(4, events.SuggestedPlan.ColumnOf(ImportField.Page));
        Assert.Equal(
            [(ImportField.Date, 1), (ImportField.Gender, 3), (ImportField.Device, 2), (ImportField.VisitorId, 0)],
            visitors.SuggestedPlan.Fields.OrderBy(f => f.Field).Select(f => (f.Field, f.Column)));
        Assert.Equal(ImportField.Date, ImportFields.Find("at")?.Field);
    }

    [Theory]
    [InlineData("user_id,home_page\n1,home_page\n", 1)]
    [InlineData("home_page,user_id\nhome_page,1\n", 0)]
    [InlineData("user_id,home_page,shade\n1,home_page,dark\n", null)]
    [InlineData("words,home_page\nGood,home_page\n", null)]
    public async Task Inspect_OnlyOtherColumnOfWords_IsTheEvent(string text, int? expected)
    {
        await using var shop = await ImportFixture.StartAsync();

        var preview = await shop.Service.InspectAsync(shop.File(text), Events);

        Assert.Equal(expected, preview.SuggestedPlan.ColumnOf(ImportField.EventName));
    }

    [Theory]
    [InlineData("So good.\t1\nNo good at all.\t0\n", 0)]
    [InlineData("remark,stars,shop\nSo good.,5,Paris\n", null)]
    public async Task Inspect_ReviewsWithOneColumnOfWordsAndNoScore_ReadIt(string text, int? expected)
    {
        await using var shop = await ImportFixture.StartAsync();

        var preview = await shop.Service.InspectAsync(shop.File(text), new() { Kind = BatchKind.Reviews });

        Assert.Equal(expected, preview.SuggestedPlan.ColumnOf(ImportField.ReviewText));
    }

    [Fact]
    public async Task Check_EventUnnamed_ShowsTheWayWithAColumnThatIsFree()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File("user_id,shade,tone\n1,dark,warm\n");
        var preview = await shop.Service.InspectAsync(file, Events);

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));

        Assert.Contains("--map name=\"shade\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NobodyNamed_SaysWhatIsNeeded()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File("words,more\nGood,x\n");
        var preview = await shop.Service.InspectAsync(file, Events);

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));

        Assert.Contains("actor", refused.Message, StringComparison.Ordinal);
        Assert.Contains("name", refused.Message, StringComparison.Ordinal);
    }

    [SharedDataTheory(Folder + "user_table.csv")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_PageTables_CountAlikeInEitherOrder(bool visitorsFirst)
    {
        await using var shop = await ImportFixture.StartAsync();
        string[] tables = ["payment_confirmation_page", "payment_page", "search_page", "home_page"];
        if (visitorsFirst)
        {
            await ImportVisitorsAsync(shop);
        }

        foreach (var page in tables)
        {
            var name = page == "payment_confirmation_page" ? "payment_confirmation_table" : page + "_table";
            await shop.ImportAsync(
                Shared(shop, name), Events, plan => plan.WithField(ImportField.Actor, 0).WithField(ImportField.EventName, 1));
        }

        if (!visitorsFirst)
        {
            await ImportVisitorsAsync(shop);
        }

        using var store = new EventStore(shop.Events);
        await store.RefreshAsync();
        var result = await new FunnelRunner(new EventLogs(store, static () => ShopSettings.Default, TimeProvider.System)).RunAsync(
            new FunnelQuery { Steps = [.. tables.Reverse().Select(FunnelStep.Named)], By = EventTrait.Parse("device") });

        Assert.Equal([90_400, 45_200, 6_030, 452], result.Steps.Select(static s => s.Count));
        var parts = result.Parts.ToDictionary(static p => p.Value.Key, static p => (p.Steps[0].Count, p.Steps[^1].Count), StringComparer.Ordinal);
        Assert.Equal((30_200, 302), parts["Mobile"]);
        Assert.Equal((60_200, 150), parts["Desktop"]);
    }

    private static Task<ImportOutcome> ImportVisitorsAsync(ImportFixture shop) => shop.ImportAsync(Shared(shop, "user_table"), Visitors);

    private static ImportFile Shared(ImportFixture shop, string name) =>
        shop.File(File.ReadAllBytes(SharedData.PathTo("data", "funnel", name + ".csv")), name + ".csv");
}
