namespace Analytics.Tests.Fakes;

/// <summary>A clock that moves only when it is told to.</summary>
public sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
