namespace Analytics.Core.Domain;

/// <summary>What is known of somebody who acts, apart from events. Null where the source is silent.</summary>
public sealed record Visitor
{
    /// <summary>The id that events name as visitor or customer.</summary>
    public required string Id { get; init; }

    /// <summary>When the visitor came: stands in for the instant of events that have none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The kind of device.</summary>
    public string? Device { get; init; }

    /// <summary>Gender as the source writes it.</summary>
    public string? Gender { get; init; }

    /// <summary>Any further attributes by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
