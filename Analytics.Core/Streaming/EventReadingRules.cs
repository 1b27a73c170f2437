namespace Analytics.Core.Streaming;

/// <summary>What an event that comes in may say.</summary>
/// <param name="Now">The instant of events that say none.</param>
internal sealed record EventReadingRules(DateTimeOffset Now)
{
    /// <summary>The longest id, in characters.</summary>
    public const int LongestId = 200;

    /// <summary>The longest name, device or channel.</summary>
    public const int LongestName = 200;

    /// <summary>The longest page or referrer.</summary>
    public const int LongestAddress = 2_000;

    /// <summary>How many properties an event may have.</summary>
    public const int MostProperties = 50;

    /// <summary>The longest value of a property.</summary>
    public const int LongestValue = 1_000;

    /// <summary>The largest effect on revenue that is taken for real: a hundred billion.</summary>
    public const decimal LargestAmount = 100_000_000_000m;

    /// <summary>The first instant that is taken for real.</summary>
    public static readonly DateTimeOffset First = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last one: a sender's clock may go a day ahead.</summary>
    public DateTimeOffset Last { get; } = Now.AddDays(1);
}
