using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class SettingsStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task SaveShop_ZoneChanges_IsStoredAndRaisesTheDataVersion(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var settings = storage.Get<SettingsStore>();
        Assert.Equal(ShopSettings.Default, settings.Shop);
        var raised = 0;
        settings.Changed += (_, _) => raised++;

        await settings.SaveShopAsync(ShopSettings.Default with { ShopName = "Corner", Currency = "GBP" });
        Assert.Equal(0, storage.State.Read().Version);
        await settings.SaveShopAsync(settings.Shop with { TimeZoneId = "Europe/London", TreatAsClosed = true });

        Assert.Equal(1, storage.State.Read().Version);
        Assert.Equal(2, raised);
        await using var other = storage.Another();
        Assert.Equal(new ShopSettings("Corner", "GBP", "Europe/London", DayOfWeek.Monday, "en-GB", true), other.Get<SettingsStore>().Shop);
    }

    [Fact]
    public async Task SaveShop_Nonsense_SaysWhatToChangeAndSavesNothing()
    {
        await using var storage = await StorageFixture.StartAsync();
        var settings = storage.Get<SettingsStore>();

        var error = await Assert.ThrowsAsync<SettingsException>(
            () => settings.SaveShopAsync(new ShopSettings(" ", "euro", "Europe/Atlantis", (DayOfWeek)9, "xx-nowhere", null)));

        Assert.Equal(["Culture", "Currency", "ShopName", "TimeZoneId", "WeekStart"], error.Problems.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("ISO 4217", error.Message, StringComparison.Ordinal);
        Assert.Equal(ShopSettings.Default, settings.Shop);
    }

    [Fact]
    public async Task Refresh_AnotherProcessSaved_RaisesChangedOnce()
    {
        await using var storage = await StorageFixture.StartAsync();
        var settings = storage.Get<SettingsStore>();
        await settings.RefreshAsync();
        Assert.Equal("My shop", settings.Shop.ShopName);
        var raised = 0;
        settings.Changed += (_, _) => raised++;
        await using var other = storage.Another();
        await other.Get<SettingsStore>().SaveShopAsync(ShopSettings.Default with { ShopName = "Other" });

        Assert.True(await settings.RefreshAsync());
        Assert.False(await settings.RefreshAsync());

        Assert.Equal(1, raised);
        Assert.Equal("Other", settings.Shop.ShopName);
    }

    [Theory]
    [EachDatabase]
    public async Task Set_AnyValue_ComesBackAndNullRemovesIt(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var settings = storage.Get<SettingsStore>();
        Assert.Null(settings.Get<int[]>("numbers"));

        await settings.SetAsync("numbers", new[] { 1, 2 });
        Assert.Equal([1, 2], settings.Get<int[]>("numbers")!);
        await settings.SetAsync<int[]>("numbers", null);

        Assert.Null(settings.Get<int[]>("numbers"));
    }

    [Fact]
    public async Task Get_WhileOthersRead_NeverKeepsWhatWasThereBefore()
    {
        await using var storage = await StorageFixture.StartAsync();
        var settings = storage.Get<SettingsStore>();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                settings.Get<string>("key");
            }
        })).ToArray();
        try
        {
            for (var i = 0; i < 150; i++)
            {
                var value = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await settings.SetAsync("key", value);
                for (var look = 0; look < 3; look++)
                {
                    Assert.Equal(value, settings.Get<string>("key"));
                    await Task.Yield();
                }
            }
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(readers);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Update_SeveralProcessesAtOnce_LosesNoChange(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var other = storage.Another(static options => options.BusyTimeoutSeconds = 30);
        var stores = new[] { storage.Get<SettingsStore>(), other.Get<SettingsStore>() };
        Assert.Null(stores[0].Get<int[]>("numbers"));
        Assert.Null(stores[1].Get<int[]>("numbers"));

        await Parallel.ForAsync(0, 10, async (i, token) => await stores[i % 2].UpdateAsync<int[]>("numbers", old => [.. old ?? [], i], token));

        await stores[0].RefreshAsync();
        Assert.Equal(Enumerable.Range(0, 10), stores[0].Get<int[]>("numbers")!.Order());
        var version = storage.State.Read().SettingsVersion;
        await stores[0].UpdateAsync<int[]>("numbers", static old => old);
        Assert.Equal(version, storage.State.Read().SettingsVersion);
        await stores[0].UpdateAsync<int[]>("numbers", static _ => null);
        Assert.Null(stores[0].Get<int[]>("numbers"));
    }
}
