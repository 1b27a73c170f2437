using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Analytics.Tests.Core.Storage;

/// <summary>From every schema there ever was to the newest, with data in it.</summary>
public sealed class UpgradeTests
{
    /// <summary>How many steps a database may have had applied when it is upgraded, for each provider.</summary>
    public static TheoryData<DatabaseProvider, int> Schemas()
    {
        var data = new TheoryData<DatabaseProvider, int>();
        for (var step = 1; step <= Steps(DatabaseProvider.Sqlite).Count; step++)
        {
            data.Add(DatabaseProvider.Sqlite, step);
            if (StorageFixture.Postgres is not null)
            {
                data.Add(DatabaseProvider.PostgreSQL, step);
            }
        }

        return data;
    }

    [Fact]
    public async Task Migrations_OfSqlite_StayInTheirTransactions()
    {
        await using var storage = await StorageFixture.NewAsync(DatabaseProvider.Sqlite);
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();

        var script = context.GetService<IMigrator>().GenerateScript();

        // What EF Core does to make a table anew: a step that is killed there is neither done nor undone.
        Assert.Contains("CREATE TABLE", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PRAGMA", script, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task EnsureReady_OlderSchemaWithData_KeepsAllAndGoesOn(DatabaseProvider provider, int applied)
    {
        await using var storage = await StorageFixture.NewAsync(provider);
        var steps = Steps(provider).Take(applied).ToList();
        if (storage.Options.Path is not null)
        {
            Directory.CreateDirectory(storage.Options.ResolveFolder());
        }

        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            await context.GetService<IMigrator>().MigrateAsync(steps[^1]);
        }

        var database = storage.Get<Database>();
        OldShop.Write(database, steps);
        var before = OldShop.Count(database);

        var ready = await storage.Get<DatabaseStartup>().EnsureReadyAsync();

        Assert.Equal(Steps(provider).Count - applied, ready.Migrations);
        Assert.Equal(0, ready.CleanedBatches);
        var after = OldShop.Count(database);
        Assert.All(before.Where(static table => table.Value > 0 && table.Key != "schema_history"), table => Assert.True(after[table.Key] >= table.Value, table.Key));
        Assert.Equal(new Guid("6f2b9c1e-5c0d-4a55-9c8e-0d7f5b1f2a3b"), storage.State.Read().DatabaseId);
        await AssertShopAsync(storage, steps);
        await AssertEncryptedAsync(storage, steps);
        await AssertGoesOnAsync(storage);
    }

    private static async Task AssertShopAsync(StorageFixture storage, List<string> steps)
    {
        Assert.Equal("old.csv", storage.Reader.ReadBatches()[0].SourceName);
        Assert.Equal(OldShop.AmountUnits, Lines.Read(storage, 1).Sum(static line => line.AmountUnits));
        var customers = Lines.Customers(storage);
        Assert.Equal(OldShop.Has(steps, "Consents") ? ["c2"] : [], storage.Get<ConsentStore>().Withdrawn());
        Assert.Equal(["c1", "c2"], customers.Select(static customer => customer.ExternalId));
        Assert.Equal(("Zoë", 1980, new DateOnly(2017, 1, 2)), (customers[0].Name, customers[0].BirthYear, customers[0].RegisteredOn));
        var line = Assert.Single(storage.Reader.ReadByIds([1]));
        Assert.Equal(("o1", "Green tea"), (line.OrderExternalId, line.ProductName));
        Assert.Equal("hello", storage.Get<SettingsStore>().Get<string>("greeting"));
        var audit = await storage.Get<AuditLog>().VerifyAsync();
        Assert.Null(audit.Break);
        Assert.Equal(1, audit.Entries);
        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            Assert.Equal("ann", (await context.Users.SingleAsync()).UserName);
            Assert.Equal("/?period=last30", (await context.SavedViews.SingleAsync()).Address);
        }

        Assert.Equal(OldShop.Has(steps, "Reviews") ? 1 : 0, await Lines.CountAsync(storage, static context => context.Reviews));
        Assert.Equal(OldShop.Has(steps, "TrackedEvents") ? ["c1"] : [], storage.Get<EventReader>().ReadPage(0, 10).Select(static e => e.Actor));
    }

    // What was stored as it was is encrypted, and says the same.
    private static async Task AssertEncryptedAsync(StorageFixture storage, List<string> steps)
    {
        var report = await storage.Get<FieldProtection>().InspectAsync();
        Assert.Equal((0, 0), (report.Plain, report.Unreadable.Count));
        Assert.True(report.Encrypted >= 9, report.Encrypted.ToString(CultureInfo.InvariantCulture));
        var journal = storage.Get<Database>().Read(static session => session.List(
            row => session.Cipher.Open(SealedColumns.Find("customer_changes", "old_birth_year")!, row.GetString(0)), "SELECT old_birth_year FROM customer_changes WHERE batch_id = 1"));
        Assert.Equal(["1908"], journal);
        Assert.Equal(OldShop.Has(steps, "CustomerNotes") ? ["prefers the back door"] : [], (await storage.Get<CustomerNoteStore>().ListAsync("c1")).Select(static n => n.Text));
        if (OldShop.Has(steps, "TrackedEvents"))
        {
            Assert.Equal("""{"mail":"zoe@old.example"}""", Assert.Single(storage.Get<EventReader>().ReadPage(0, 10)).PropertiesJson);
            var facts = new List<VisitorFact>();
            storage.Get<EventReader>().ReadVisitorFacts(3, facts.Add);
            Assert.Equal(("femme", """{"size":"tall"}"""), (Assert.Single(facts).Gender, facts[0].AttributesJson));
        }

        if (storage.Options.ResolveFile() is { } file)
        {
            RawFile.AssertNowhere(file, "Zoe Before", "prefers the back door", "zoe@old.example", "Good tea");
        }
    }

    // New rows get keys of their own, and known customers are known.
    private static async Task AssertGoesOnAsync(StorageFixture storage)
    {
        var version = storage.State.Read().Version;
        var batch = await Lines.ImportAsync(storage, Lines.Of("o3", "c1", "p1", 100), Lines.Of("o3", "c3", "p9", 50));

        Assert.Equal(version + 1, storage.State.Read().Version);
        Assert.Equal([4L, 5L], Lines.Read(storage, batch).Select(static line => line.Id));
        Assert.Equal(["c1", "c2", "c3"], Lines.Customers(storage).Select(static customer => customer.ExternalId));
        await storage.Get<AuditLog>().WriteAsync("ann", "import.commit", "2", null);
        Assert.Null((await storage.Get<AuditLog>().VerifyAsync()).Break);
    }

    private static List<string> Steps(DatabaseProvider provider)
    {
        using AnalyticsDbContext context = provider == DatabaseProvider.Sqlite
            ? new SqliteAnalyticsDbContext(new DbContextOptionsBuilder<SqliteAnalyticsDbContext>().UseSqlite().Options)
            : new PostgresAnalyticsDbContext(new DbContextOptionsBuilder<PostgresAnalyticsDbContext>().UseNpgsql().Options);
        return [.. context.Database.GetMigrations()];
    }
}
