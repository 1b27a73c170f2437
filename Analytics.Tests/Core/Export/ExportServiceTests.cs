using System.Globalization;
using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Export;

public sealed class ExportServiceTests
{
    private const int ManyLines = 240_000;
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_ManyLines_HasEachLineOnceLatestFirst(bool newCustomersOnly)
    {
        using var store = await ShopAsync();
        var query = new AnalyticsQuery
        {
            Measures = [Measure.Lines],
            Filters = newCustomersOnly ? [new Filter(Dimension.CustomerKind, ["new"])] : [],
        };
        using var stream = new MemoryStream();

        var manifest = await Service(store, () => 1).WriteAsync(
            new ExportRequest { Table = ExportTable.Lines, Query = query, RequestedBy = "cli", ByteOrderMark = false }, stream);

        var rows = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n")[1..^1].Select(r => r.Split(',')).ToList();
        Assert.Equal((ManyLines, 1L), ((int)manifest.Rows, manifest.DataVersion));
        Assert.Equal(
            Enumerable.Range(1, ManyLines).Select(i => (long)i).OrderByDescending(SecondsOf).ThenByDescending(i => i),
            rows.Select(r => long.Parse(r[^1], CultureInfo.InvariantCulture)));
        Assert.Equal(ManyLines, rows.Sum(r => decimal.Parse(r[10], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Lines_AnyPage_IsItsPartOfTheWhole()
    {
        using var store = await ShopAsync();
        var runner = new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System, new LinesByRowId());
        var query = new AnalyticsQuery { Measures = [Measure.Lines] };
        var all = new List<long>();
        await foreach (var line in runner.StreamLinesAsync(query))
        {
            all.Add(line.RowId);
        }

        foreach (var skip in new[] { 0L, 1, 4_999, 123_456, ManyLines - 1, ManyLines, int.MaxValue, 1L + int.MaxValue, long.MaxValue })
        {
            var page = await runner.LinesAsync(query, skip, 700);
            Assert.Equal(ManyLines, page.Total);
            Assert.Equal(all.Skip((int)Math.Min(skip, int.MaxValue)).Take(700), page.Lines.Select(l => l.RowId));
        }
    }

    [Fact]
    public async Task Write_StorageChangesOnTheWay_IsRefused()
    {
        using var store = await ShopAsync(lines: 10);
        var asked = 0;
        var service = Service(store, () => ++asked);
        using var stream = new MemoryStream();

        var refused = await Assert.ThrowsAsync<ExportException>(
            () => service.WriteAsync(new ExportRequest { Table = ExportTable.Customers, RequestedBy = "cli" }, stream));

        Assert.Contains("export again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Write_FactsAreBehindStorage_WaitsForThem()
    {
        using var store = await ShopAsync(lines: 10);
        var asked = 0;
        // The first look sees a version that the Facts do not have yet.
        var service = Service(store, () => ++asked == 1 ? 2 : 1);
        using var stream = new MemoryStream();

        var manifest = await service.WriteAsync(new ExportRequest { Table = ExportTable.Lines, RequestedBy = "cli" }, stream);

        Assert.Equal((10, 1, 3), (manifest.Rows, manifest.DataVersion, asked));
    }

    [Fact]
    public async Task Write_Batches_NamesTheVersionOfStorage()
    {
        using var store = await ShopAsync(lines: 10);
        using var stream = new MemoryStream();

        var manifest = await Service(store, () => 7).WriteAsync(new ExportRequest { Table = ExportTable.Batches, RequestedBy = "cli" }, stream);

        Assert.Equal(7, manifest.DataVersion);
    }

    private static ExportService Service(FactStore store, Func<long> version) => new(
        new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System, new LinesByRowId()),
        new FakeExportTables(version),
        TimeProvider.System);

    // Out of order, over a year, with many lines in one second.
    private static long SecondsOf(long rowId) => First.ToUnixTimeSeconds() + (rowId * 7_919 % 10_007 * 3_000);

    private static async Task<FactStore> ShopAsync(int lines = ManyLines)
    {
        var writer = new FactWriter(FactSnapshot.Empty);
        writer.AddBatch(new BatchFacts(1, "lines.csv", BatchKind.Purchases));
        for (var key = 1; key <= 500; key++)
        {
            writer.SetCustomer(key, new CustomerFacts { ExternalId = "c" + key, AgeYears = -1 });
        }

        for (var row = 1; row <= lines; row++)
        {
            writer.Add(new FactLine(row, 1, row, (row % 500) + 1, 0, 0, 0, 0, SecondsOf(row), 1_000, 10_000));
        }

        var snapshot = writer.Build(Guid.Empty, 1);
        var store = new FactStore();
        await store.UpdateAsync((_, _) => Task.FromResult(snapshot));
        return store;
    }

    private sealed class LinesByRowId : ILineSource
    {
        public Task<IReadOnlyList<LineDetail>> FetchAsync(IReadOnlyList<long> rowIds, TimeZoneInfo zone, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<LineDetail>>(
                [.. rowIds.Select(id => new LineDetail(id, DateTimeOffset.FromUnixTimeSeconds(SecondsOf(id)), "o" + id, "c", null, null, null, null, null, 1, 1, 1, "lines.csv", id))]);
    }
}
