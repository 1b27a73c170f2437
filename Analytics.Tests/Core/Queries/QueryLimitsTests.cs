using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

public sealed class QueryLimitsTests
{
    private const int Lines = 210_000;

    private static readonly AnalyticsQuery ByCustomerAndDay = new() { Measures = [Measure.NetRevenue], By = [Dimension.Customer, Dimension.Day] };

    [Fact]
    public async Task Run_MoreRowsThanAllowed_IsRefusedAndSaysWhatToDo()
    {
        using var store = await ShopAsync();

        var refused = await Assert.ThrowsAsync<QueryException>(() => Runner(store).RunAsync(ByCustomerAndDay));

        Assert.Equal("by", refused.Field);
        Assert.Contains("200,000 rows", refused.Message, StringComparison.Ordinal);
        Assert.Contains("shorter period", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MoreRowsAskedFor_GivesThemAll()
    {
        using var store = await ShopAsync();

        var result = await Runner(store).RunAsync(ByCustomerAndDay with { MaxRows = Lines });

        Assert.Equal(Lines, result.Rows.Count);
        await Assert.ThrowsAsync<QueryException>(() => Runner(store).RunAsync(ByCustomerAndDay with { MaxRows = Lines - 1 }));
    }

    [Fact]
    public async Task Run_TopOfManyGroups_FoldsTheRest()
    {
        using var store = await ShopAsync();

        var result = await Runner(store).RunAsync(ByCustomerAndDay with { Top = 3 });

        Assert.Equal(4, result.Rows.Count);
        Assert.Equal(Lines, result.Rows.Sum(r => r.Values[0].Value));
    }

    [Fact]
    public async Task Run_EmptyBucketsBeyondTheLimit_AreRefused()
    {
        using var store = await ShopAsync();

        var refused = await Assert.ThrowsAsync<QueryException>(() => Runner(store).RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            By = [Dimension.Day],
            FillTime = true,
            MaxRows = 5,
        }));

        Assert.Equal("by", refused.Field);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(QueryLimits.MaxRows + 1)]
    public async Task Run_ImpossibleLimit_IsRefused(int rows)
    {
        using var store = await ShopAsync();

        var refused = await Assert.ThrowsAsync<QueryException>(() => Runner(store).RunAsync(ByCustomerAndDay with { MaxRows = rows }));

        Assert.Equal("maxRows", refused.Field);
    }

    private static QueryRunner Runner(FactStore store) => new(store, () => ShopSettings.Default, TimeProvider.System);

    // A customer for each line, over ten days.
    private static async Task<FactStore> ShopAsync()
    {
        var writer = new FactWriter(FactSnapshot.Empty);
        writer.AddBatch(new BatchFacts(1, "lines.csv", BatchKind.Purchases));
        for (var row = 1; row <= Lines; row++)
        {
            writer.Add(new FactLine(row, 1, row, row, 0, 0, 0, 0, 1_700_000_000 + (row % 10 * 86_400), 1_000, 10_000));
        }

        var snapshot = writer.Build(Guid.Empty, 1);
        var store = new FactStore();
        await store.UpdateAsync((_, _) => Task.FromResult(snapshot));
        return store;
    }
}
