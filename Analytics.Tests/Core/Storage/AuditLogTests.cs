using System.Reflection;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;

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

        Assert.Equal(["ReadAll", "ReadAsync", "VerifyAsync", "WriteAsync", "add_Written", "remove_Written"], methods.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(AnalyticsDbContext).GetProperties(), static p => p.Name == "AuditEntries");
    }

    // Computed with Python's hashlib over the bytes that AuditContent describes.
    [Fact]
    public void HashAfter_TwoEntries_IsThePublishedFormat()
    {
        var first = new AuditContent(1_767_225_600_000, "ann", "sign-in", null, null, "127.0.0.1").HashAfter(AuditChain.Genesis);
        var second = new AuditContent(1_767_225_600_001, "bøb", "import.commit", "1", """{"rows":5}""", null).HashAfter(first);

        Assert.Equal("bbff5e6a5ed7cdd9febfc5d7458380b8ee39973a7b81c61f3b0b3bde7e60617d", first);
        Assert.Equal("f21b658cd448e7c5b90baf556502dfe822c627f49642b24f36d131df0697b04d", second);
    }

    [Theory]
    [EachDatabase]
    public async Task Verify_Untouched_IsWholeAndHoldsEveryEarlierHead(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var audit = storage.Get<AuditLog>();
        Assert.Equal(new AuditVerification(0, AuditChain.Genesis, null, true), await audit.VerifyAsync(AuditChain.Genesis));
        await audit.WriteAsync("ann", "import.commit", "1\0\ud800", new { rows = 5, name = "<img onerror>\u202e" });
        var early = (await audit.VerifyAsync()).Head;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => audit.WriteAsync("bob", "sign-in", $"{i}")));

        var verified = await audit.VerifyAsync(early.ToUpperInvariant());

        Assert.True(verified.IsWhole);
        Assert.Null(verified.Break);
        Assert.Equal(21, verified.Entries);
        Assert.True(verified.HoldsGivenHead);
        Assert.False((await audit.VerifyAsync(new string('a', 64))).IsWhole);
        Assert.Equal(verified.Head, audit.ReadAll(null).Last().Hash);
        Assert.Equal(20, audit.ReadAll(new AuditFilter(Actor: "bob")).Count());
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'eve' WHERE id = 2")]
    [InlineData("DELETE FROM audit_entries WHERE id = 3")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task ChangeByHand_TriggersInPlace_IsRefused(string sql)
    {
        await using var storage = await StartAsync();

        var refused = Assert.ThrowsAny<Exception>(() => storage.Get<Database>().Write(session => session.Execute(sql)));

        Assert.Contains("never", refused.Message, StringComparison.Ordinal);
        Assert.True((await storage.Get<AuditLog>().VerifyAsync()).IsWhole);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'eve' WHERE id = 2", 2)]
    [InlineData("UPDATE audit_entries SET at = at + 1 WHERE id = 2", 2)]
    [InlineData("UPDATE audit_entries SET address = NULL WHERE id = 1", 1)]
    [InlineData("UPDATE audit_entries SET subject = '' WHERE id = 2", 2)]
    [InlineData("DELETE FROM audit_entries WHERE id = 1", 2)]
    [InlineData("DELETE FROM audit_entries WHERE id = 3", 4)]
    [InlineData("DELETE FROM audit_entries WHERE id = 4", null)]
    [InlineData("INSERT INTO audit_entries (at, actor, action) VALUES (1, 'eve', 'sign-in')", 5)]
    [InlineData("DELETE FROM audit_entries", null)]
    public async Task Verify_ChangedBehindItsBack_FindsTheFirst(string sql, int? entry)
    {
        await using var storage = await StartAsync();
        storage.Get<Database>().Write(session => session.Execute(WithoutTriggers + sql));

        var verified = await storage.Get<AuditLog>().VerifyAsync();

        Assert.False(verified.IsWhole);
        Assert.Equal(entry, verified.Break!.EntryId);
    }

    // What is changed and computed anew agrees with itself: only a head that was kept elsewhere tells.
    [Fact]
    public async Task Verify_ComputedAnew_IsFoundByAnEarlierHead()
    {
        await using var storage = await StartAsync();
        var head = (await storage.Get<AuditLog>().VerifyAsync()).Head;
        storage.Get<Database>().Write(session => session.Execute(
            WithoutTriggers + "UPDATE audit_entries SET hash = NULL; UPDATE audit_entries SET actor = 'eve' WHERE id = 2; DELETE FROM audit_head"));
        await storage.Get<DatabaseStartup>().EnsureReadyAsync();

        Assert.True((await storage.Get<AuditLog>().VerifyAsync()).IsWhole);
        Assert.False((await storage.Get<AuditLog>().VerifyAsync(head)).IsWhole);
    }

    private const string WithoutTriggers = "DROP TRIGGER audit_entries_append_only_update; DROP TRIGGER audit_entries_append_only_delete; ";

    private static async Task<StorageFixture> StartAsync()
    {
        var storage = await StorageFixture.StartAsync();
        for (var i = 1; i <= 4; i++)
        {
            await storage.Get<AuditLog>().WriteAsync("ann", "import.commit", null, new { rows = i }, "127.0.0.1");
        }

        return storage;
    }
}
