namespace Analytics.Core.Storage.Writing;

/// <summary>The tables that events, visitors' facts and aliases point at, and by which columns.</summary>
internal static class EventKeyColumns
{
    public static readonly (string Table, (string Source, string Column)[] Columns)[] All =
    [
        ("event_actors",
            [
                ("tracked_events", "actor_id"), ("visitor_facts", "actor_id"), ("visitor_aliases", "visitor_id"), ("visitor_aliases", "customer_id"),
            ]),
        ("event_sessions", [("tracked_events", "session_id")]),
        ("event_labels",
            [
                ("tracked_events", "name_id"), ("tracked_events", "page_id"), ("tracked_events", "referrer_id"), ("tracked_events", "device_id"),
                ("tracked_events", "channel_id"), ("visitor_facts", "device_id"),
            ]),
    ];
}
