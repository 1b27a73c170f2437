using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Funnels;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Golden;

/// <summary>The public funnel data: four files of pages as events without a time, whose visitors' dates stand in.</summary>
public sealed class FunnelGoldenTests
{
    private const string Folder = "data/funnel/";
    private const string Reference = "reference/funnel_by_dimension.csv";
    private static readonly string[] Pages = ["home_page", "search_page", "payment_page", "payment_confirmation_page"];

    [SharedDataFact(Folder + "user_table.csv;" + Reference)]
    public async Task Funnel_PageTables_EqualsTheReference()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "pages", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            foreach (var (file, page) in new[] { ("payment_confirmation_table", Pages[3]), ("payment_page_table", Pages[2]), ("search_page_table", Pages[1]), ("home_page_table", Pages[0]) })
            {
                foreach (var row in Read(file))
                {
                    await writer.WriteAsync(EventRow.Of(new TrackedEvent { VisitorId = row[0], Name = page }));
                }
            }

            foreach (var row in Read("user_table"))
            {
                var day = DateOnly.Parse(row[1], CultureInfo.InvariantCulture);
                await writer.WriteAsync(VisitorRow.Of(new Visitor { Id = row[0], At = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), Device = row[2], Gender = row[3] }));
            }

            await writer.CompleteAsync();
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0));
        using var store = new EventStore(storage.Get<EventReader>());
        await store.RefreshAsync();
        var runner = new FunnelRunner(new EventLogs(store, static () => ShopSettings.Default, TimeProvider.System));
        foreach (var order in (FunnelOrder[])[FunnelOrder.Ordered, FunnelOrder.Strict, FunnelOrder.Any])
        {
            var result = await runner.RunAsync(new FunnelQuery { Steps = [.. Pages.Select(FunnelStep.Named)], Order = order, Window = order == FunnelOrder.Any ? null : TimeSpan.FromDays(7) });
            Assert.Equal([90_400, 45_200, 6_030, 452], result.Steps.Select(static s => s.Count));
        }

        foreach (var dimension in GoldenShop.Reference("funnel_by_dimension.csv").GroupBy(static row => row[5]))
        {
            var result = await runner.RunAsync(new FunnelQuery { Steps = [.. Pages.Select(FunnelStep.Named)], By = EventTrait.Parse(dimension.Key) });
            var counts = dimension.ToDictionary(static row => row[0], static row => row[1..5].Select(static n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);
            Assert.Equal(counts.Keys.Order(StringComparer.Ordinal), result.Parts.Select(static p => p.Value.Key).Order(StringComparer.Ordinal));
            Assert.All(result.Parts, part => Assert.Equal(counts[part.Value.Key], part.Steps.Select(static s => s.Count)));
        }
    }

    private static IEnumerable<string[]> Read(string name) => File.ReadLines(SharedData.PathTo("data", "funnel", name + ".csv")).Skip(1)
        .Where(static line => line.Length > 0).Select(static line => line.Replace("\"", string.Empty, StringComparison.Ordinal).Split(','));
}
