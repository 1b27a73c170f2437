namespace Analytics.Web.Telemetry;

/// <summary>Work whose durations are kept.</summary>
public enum TimedWork
{
    /// <summary>Requests for pages.</summary>
    Page,

    /// <summary>Requests to the API.</summary>
    Api,

    /// <summary>What a page does when somebody clicks or types.</summary>
    Interaction,

    /// <summary>Questions that were computed, because no answer was kept.</summary>
    Question,

    /// <summary>Statements sent to the database through the mapper.</summary>
    Statement,
}
