namespace Analytics.Core.Streaming;

/// <summary>How events are taken in; section <c>Events</c>.</summary>
public sealed class EventIntakeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Events";

    /// <summary>How many events may wait for the disk; beyond them senders are asked to come again.</summary>
    public int MostWaiting { get; set; } = 50_000;

    /// <summary>How many events are written in one transaction at most.</summary>
    public int MostInOneCommit { get; set; } = 20_000;
}
