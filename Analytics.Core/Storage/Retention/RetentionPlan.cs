namespace Analytics.Core.Storage;

/// <summary>From when on things are kept; what is older goes. Null keeps all of a kind.</summary>
/// <param name="EventsFrom">Events before this instant go. Events without an instant stay.</param>
/// <param name="TextsFrom">Words before this instant go: notes, and titles and texts of reviews, whose scores stay.</param>
/// <param name="QuarantineFrom">Rows that wait to be corrected go when their import was before this instant.</param>
public sealed record RetentionPlan(DateTimeOffset? EventsFrom, DateTimeOffset? TextsFrom, DateTimeOffset? QuarantineFrom);
