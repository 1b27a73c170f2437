using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Tests.Core.Storage;

/// <summary>The machine's clock is set forward or back while the program runs.</summary>
public sealed class ClockJumpTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3_650)]
    [InlineData(-3_650)]
    public async Task CleanUp_ClockJumped_LeavesALivingWriterAlone(int days)
    {
        var clock = new StillClock(Now);
        await using var storage = await StorageFixture.StartAsync(time: clock);
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a.csv", "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 100));

        clock.Now = Now.AddDays(days);
        await using var another = storage.Another();
        Assert.Equal(0, (await another.Get<DatabaseStartup>().EnsureReadyAsync()).CleanedBatches);
        await writer.CompleteAsync();
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0));

        Assert.Equal(100, Lines.Read(storage, batch.Id).Sum(static line => line.AmountUnits));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    public async Task Events_ClockJumped_EachCountsOnce(int days)
    {
        var clock = new StillClock(Now);
        await using var storage = await StorageFixture.StartAsync(time: clock);
        var stream = storage.Get<EventStreamStore>();
        await stream.AppendAsync([Event("a")]);

        clock.Now = Now.AddDays(days);
        Assert.Equal(1, await stream.AppendAsync([Event("a"), Event("b")]));
        clock.Now = Now;
        Assert.Equal(2, await stream.AppendAsync([Event("a"), Event("b"), Event("c")]));

        Assert.Equal(3, storage.Get<EventReader>().ReadPage(0, 10).Count);
    }

    [Fact]
    public async Task Session_ClockWasAheadWhenItBegan_StandsAndEndsByTheClock()
    {
        var clock = new StillClock(Now);
        await using var storage = await StorageFixture.StartAsync(time: clock);
        var sessions = storage.Get<UserSessionStore>();
        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            context.Users.Add(new AppUser { Id = "u", UserName = "ann", NormalizedUserName = "ANN", CreatedAt = Now });
            await context.SaveChangesAsync();
        }

        await sessions.BeginAsync(new UserSession { Id = "s", UserId = "u", Kind = "browser", CreatedAt = Now, LastSeenAt = Now, EndsAt = Now.AddDays(1) });
        clock.Now = Now.AddDays(-1);
        Assert.NotNull(await sessions.FindAsync("s", "u"));
        await sessions.TouchAsync("s", null);
        clock.Now = Now.AddDays(2);
        Assert.Null(await sessions.FindAsync("s", "u"));
    }

    [Fact]
    public async Task Key_RevokedElsewhereAfterTheClockWasSetBack_IsNotRememberedForALongTime()
    {
        var clock = new StillClock(Now);
        await using var storage = await StorageFixture.StartAsync(time: clock);
        var (here, there) = (Keys(storage, clock), Keys(storage, clock));
        var key = await here.CreateAsync(new ApiKeyDraft("shop", [ApiScopes.Events], 700), Actor.Cli);
        Assert.NotNull(await here.VerifyAsync(key.Secret));

        clock.Now = Now.AddDays(-365);
        await there.RevokeAsync(key.Key.Id, Actor.Cli);

        Assert.Null(await here.VerifyAsync(key.Secret));
    }

    private static ApiKeyService Keys(StorageFixture storage, TimeProvider clock) => new(
        storage.Get<IDbContextFactory<AnalyticsDbContext>>(), storage.Get<AuditLog>(), clock, NullLogger<ApiKeyService>.Instance);

    private static EventRow Event(string id) => new() { Key = EventKeys.Of(id), VisitorId = "v", Name = "view", AtUnixMs = 1_700_000_000_000 };
}
