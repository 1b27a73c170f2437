namespace Analytics.Core.Queries.Events;

/// <summary>Gives the events, person by person. Safe for concurrent use.</summary>
public interface IEventLogs
{
    /// <summary>Raised when there are other events, with their version, on any thread.</summary>
    event Action<long>? Changed;

    /// <summary>The version of the events now.</summary>
    long Version { get; }

    /// <summary>How many events there are now.</summary>
    long EventCount { get; }

    /// <summary>The first and last day with an event, both inside; null when there is none.</summary>
    Period? Span { get; }

    /// <summary>How fresh the events are; lines are events here. This application's own use counts for nothing.</summary>
    Freshness Freshness { get; }

    /// <summary>The events as they are now, laid out person by person; takes a moment when they changed. Call it off the thread of a request.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    EventLog Hold(CancellationToken cancellationToken = default);

    /// <summary>Who they are, by the keys of persons: the ids that events name them by, and what the shop calls them.</summary>
    IReadOnlyList<EventPerson> People(IReadOnlyList<int> persons, CancellationToken cancellationToken = default);

    /// <summary>The key of the person whom events name by this id; null when there is none. Asks Storage: call it off the thread of a request.</summary>
    int? Find(string id);

    /// <summary>The values that events have in an attribute, the most frequent first where that is cheap; for menus.</summary>
    IReadOnlyList<string> Values(EventTrait attribute, string? search, int take);

    /// <summary>The names of the properties that events have.</summary>
    IReadOnlyList<string> Properties { get; }
}
