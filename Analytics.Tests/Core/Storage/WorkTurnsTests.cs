using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class WorkTurnsTests
{
    [Theory]
    [EachDatabase]
    public async Task TryTake_HeldBySomebody_IsNobodyElsesUntilItEnds(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var other = storage.Another();
        var (here, there) = (storage.Get<WorkTurns>(), other.Get<WorkTurns>());

        var turn = here.TryTake("alerts");

        Assert.NotNull(turn);
        Assert.Null(here.TryTake("alerts"));
        Assert.Null(there.TryTake("alerts"));
        using (var elsewhere = there.TryTake("digest"))
        {
            Assert.NotNull(elsewhere);
        }

        var waiting = there.TakeAsync("alerts", default);
        Assert.False(waiting.IsCompleted);
        turn.Dispose();
        using var taken = await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Null(here.TryTake("alerts"));
    }

    [Theory]
    [EachDatabase]
    public async Task IsHeld_SessionLost_IsFalseAndSomebodyElseHasIt(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var other = storage.Another();
        using var turn = storage.Get<WorkTurns>().TryTake("demo");
        Assert.NotNull(turn);
        Assert.True(await turn.IsHeldAsync());
        if (provider == DatabaseProvider.Sqlite)
        {
            // A lock file goes with its process alone.
            Assert.Null(other.Get<WorkTurns>().TryTake("demo"));
            return;
        }

        await using var server = new Npgsql.NpgsqlConnection(storage.Options.ConnectionString);
        await server.OpenAsync();
        await using var end = server.CreateCommand();
        end.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        Assert.True((bool)(await end.ExecuteScalarAsync())!);

        using var theirs = await other.Get<WorkTurns>().TakeAsync("demo", default).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(await turn.IsHeldAsync());
        Assert.True(await theirs.IsHeldAsync());
    }
}
