using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class PredictionStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Add_Several_KeepsTheNewestColumnsAndTheLastHeaders(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var store = storage.Get<PredictionStore>();
        var at = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var ids = new List<int>();
        for (var i = 0; i < PredictionStore.KeptRuns + 2; i++)
        {
            ids.Add(await store.AddAsync(at.AddHours(i), i, $"{{\"n\":{i}}}", [1, 2, (byte)i]));
        }

        var kept = await store.ListAsync();
        Assert.Equal(ids.AsEnumerable().Reverse().Take(PredictionStore.KeptRuns), kept.Select(k => k.Id));
        Assert.Equal([true, true, true, true, false], kept.Take(5).Select(k => k.HasColumns));
        Assert.Equal((at.AddHours(PredictionStore.KeptRuns + 1), (long)PredictionStore.KeptRuns + 1), (kept[0].FittedAt, kept[0].DataVersion));
        Assert.Equal([1, 2, (byte)(PredictionStore.KeptRuns + 1)], (await store.ReadColumnsAsync(ids[^1]))!);
        Assert.Null(await store.ReadColumnsAsync(ids[^(PredictionStore.KeptColumns + 1)]));

        Assert.True(await store.UpdateAsync(ids[^1], "{}", [9]));
        Assert.False(await store.UpdateAsync(ids[0], "{}"));
        Assert.Equal([9], (await store.ReadColumnsAsync(ids[^1]))!);
    }
}
