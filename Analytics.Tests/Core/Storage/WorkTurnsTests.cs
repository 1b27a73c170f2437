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
}
