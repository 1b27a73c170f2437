using System.Reflection;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class AuditLogTests
{
    [Theory]
    [EachDatabase]
    public async Task Read_Filtered_GivesTheLatestFirst(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var audit = storage.Get<AuditLog>();
        await audit.WriteAsync("ann", "import.commit", "1", new { rows = 5 });
        await audit.WriteAsync("bob", "sign-in", address: "127.0.0.1");
        await audit.WriteAsync("ann", "import.undo", "1");

        var page = await audit.ReadAsync(new AuditFilter(Actor: "ann", ActionPrefix: "import"), 0, 1);

        Assert.Equal(2, page.Total);
        Assert.Equal("import.undo", Assert.Single(page.Entries).Action);
        var all = await audit.ReadAsync(null, 0, 10);
        Assert.Equal(["import.undo", "sign-in", "import.commit"], all.Entries.Select(static e => e.Action));
        Assert.Equal("""{"rows":5}""", all.Entries[2].DetailJson);
        Assert.Empty((await audit.ReadAsync(new AuditFilter(From: DateTimeOffset.MaxValue), 0, 10)).Entries);
    }

    [Fact]
    public void PublicSurface_NoWayToChangeEntries()
    {
        var methods = typeof(AuditLog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static m => m.Name);

        Assert.Equal(["ReadAsync", "WriteAsync"], methods.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(AnalyticsDbContext).GetProperties(), static p => p.Name == "AuditEntries");
    }
}
