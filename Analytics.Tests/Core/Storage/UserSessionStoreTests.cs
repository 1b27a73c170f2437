using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class UserSessionStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Renew_EachNumberOnce_AndTheOneBeforeForAMomentOnly(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var store = storage.Get<UserSessionStore>();
        var now = DateTimeOffset.UtcNow;
        foreach (var id in (string[])["one", "other"])
        {
            await store.BeginAsync(new UserSession { Id = id, UserId = "u", Kind = "token", CreatedAt = now, LastSeenAt = now, EndsAt = now.AddDays(1) });
        }

        Assert.Equal(1, await RenewAsync(0, 30));
        Assert.Equal(1, await RenewAsync(0, 30));
        Assert.Null(await RenewAsync(0, -30));
        Assert.Null(await RenewAsync(2, 30));
        Assert.Equal(2, await RenewAsync(1, 30));
        Assert.Null(await RenewAsync(0, 30));
        Assert.Null(await store.RenewAsync("one", "somebody else", 2, TimeSpan.FromSeconds(30)));
        Assert.Equal((2, 0), ((await store.FindAsync("one", "u"))!.RefreshNumber, (await store.FindAsync("other", "u"))!.RefreshNumber));

        Task<int?> RenewAsync(int number, int seconds) => store.RenewAsync("one", "u", number, TimeSpan.FromSeconds(seconds));
    }
}
