using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Storage;

public sealed class DatabaseStartupTests
{
    [Fact]
    public async Task EnsureReady_NewFile_IsSafeAndFast()
    {
        await using var storage = StorageFixture.NewFile(static o => o.Path = Path.Combine(Path.GetDirectoryName(o.Path!)!, "new", "shop.db"));

        var ready = await storage.Get<DatabaseStartup>().EnsureReadyAsync();

        Assert.True(ready.IsNew);
        Assert.StartsWith("SQLite 3.", ready.Engine, StringComparison.Ordinal);
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        Assert.Equal("wal", await PragmaAsync<string>(context, "journal_mode"));
        Assert.Equal(2, await PragmaAsync<long>(context, "synchronous"));
        Assert.Equal(1, await PragmaAsync<long>(context, "foreign_keys"));
        Assert.False((await storage.Get<DatabaseStartup>().EnsureReadyAsync()).IsNew);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task EnsureReady_FourAtOnce_MigratesOnce()
    {
        await using var storage = StorageFixture.NewFile(static o => o.BusyTimeoutSeconds = 10);
        var others = Enumerable.Range(0, 3).Select(_ => storage.Another()).ToList();

        var ready = await Task.WhenAll(others.Append(storage).Select(static s => Task.Run(() => s.Get<DatabaseStartup>().EnsureReadyAsync())));

        Assert.Single(ready.Select(static _ => 0).Distinct());
        Assert.Single(others.Append(storage).Select(static s => s.State.Read().DatabaseId).Distinct());
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task EnsureReady_MigrationWasKilled_IsNotStuck()
    {
        await using var storage = StorageFixture.NewFile();
        int all;
        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            all = context.Database.GetMigrations().Count();
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        var ready = await storage.Get<DatabaseStartup>().EnsureReadyAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(all, ready.Migrations);
    }

    [Theory]
    [EachDatabase]
    public async Task Commit_ByAnotherProcess_IsSeenByThePoll(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var before = storage.State.Read();
        await using var other = storage.Another();

        await Lines.ImportAsync(other, Lines.Of("o1", "c1", "p1", 100));

        var after = await storage.State.ReadAsync();
        Assert.Equal(before with { Version = before.Version + 1, Stamp = after.Stamp }, after);
        Assert.NotEqual(before.Stamp, after.Stamp);
    }

    [Theory]
    [EachDatabase]
    public async Task Context_IdentityStores_TakeUsersAndRoles(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        context.Users.Add(new AppUser { Id = "1", UserName = "ann", NormalizedUserName = "ANN", CreatedAt = at, LockoutEnd = at, IsDemo = true });
        context.Roles.Add(new IdentityRole { Id = "r", Name = "Admin", NormalizedName = "ADMIN" });
        context.UserRoles.Add(new IdentityUserRole<string> { UserId = "1", RoleId = "r" });
        await context.SaveChangesAsync();

        context.ChangeTracker.Clear();
        var user = await context.Users.SingleAsync(u => u.LockoutEnd > at.AddDays(-1));

        Assert.Equal((at.ToUniversalTime(), at.ToUniversalTime(), true), (user.CreatedAt, user.LockoutEnd!.Value, user.IsDemo));
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [PostgresFact]
    public async Task EnsureReady_PostgresConfigured_RunsTheSuiteThereToo()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.PostgreSQL);

        var ready = await storage.Get<DatabaseStartup>().EnsureReadyAsync();

        Assert.StartsWith("PostgreSQL ", ready.Engine, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", ready.Place, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<T> PragmaAsync<T>(AnalyticsDbContext context, string name)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
