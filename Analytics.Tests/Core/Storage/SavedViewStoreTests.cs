using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class SavedViewStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Save_SameName_ReplacesAndOthersSeeOnlyShared(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var views = storage.Get<SavedViewStore>();
        await views.SaveAsync("ann", "May", "/?from=2011-05-01");
        var saved = await views.SaveAsync("ann", " May ", "/?from=2011-05-02", isShared: true);
        await views.SaveAsync("ann", "Own", "/");

        Assert.Equal(["May", "Own"], (await views.ListAsync("ann")).Select(static v => v.Name));
        Assert.Equal("/?from=2011-05-02", Assert.Single(await views.ListAsync("bob")).Address);
        Assert.False(await views.RemoveAsync("bob", saved.Id));
        Assert.True(await views.RemoveAsync("ann", saved.Id));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("")]
    public async Task Save_AddressOfAnotherSite_IsRefused(string address)
    {
        await using var storage = await StorageFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => storage.Get<SavedViewStore>().SaveAsync("ann", "x", address));
    }
}
