using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class SavedSegmentStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Segments_AddedChangedDeletedRestored_KeepNamesUniqueAndVersionsHonest(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var segments = storage.Get<SavedSegmentStore>();
        var loyal = await segments.AddAsync("ann", " Loyal ", "{}");
        var taken = await Assert.ThrowsAsync<StorageException>(() => segments.AddAsync("bob", "LOYAL", "{}"));
        var renamed = await segments.ChangeAsync("bob", loyal.Id, loyal.Version, "Faithful", "{1}");
        var stale = await Assert.ThrowsAsync<StorageException>(() => segments.ChangeAsync("ann", loyal.Id, 1, "Mine", "{}"));

        Assert.Equal(StorageProblem.Conflict, taken.Problem);
        Assert.Contains("bob changed", stale.Message, StringComparison.Ordinal);
        Assert.Equal(("Faithful", "ann", "bob", 2), (renamed.Name, renamed.Owner, renamed.ChangedBy, renamed.Version));

        await segments.DeleteAsync("ann", loyal.Id);
        Assert.Empty(await segments.ListAsync());
        await segments.AddAsync("ann", "faithful", "{}");
        var back = await segments.RestoreAsync("ann", loyal.Id);

        Assert.Equal((loyal.Id, "Faithful 2", "{1}"), (back.Id, back.Name, back.RulesJson));
        Assert.Equal(["faithful", "Faithful 2"], (await segments.ListAsync()).Select(static s => s.Name));
        Assert.Equal(StorageProblem.NotFound, (await Assert.ThrowsAsync<StorageException>(() => segments.DeleteAsync("ann", 999))).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("42")]
    [InlineData("a\nb")]
    public async Task Add_NoName_IsRefused(string name)
    {
        await using var storage = await StorageFixture.StartAsync();

        await Assert.ThrowsAsync<StorageException>(() => storage.Get<SavedSegmentStore>().AddAsync("ann", name, "{}"));
    }
}
