namespace Analytics.Core.Behaviour;

/// <summary>What one person does in the shop; never changed once made.</summary>
public sealed record BehaviourProfile
{
    /// <summary>Counts over all of the person's dated events.</summary>
    public required BehaviourFacts Facts { get; init; }

    /// <summary>Events that nothing dates: they are in no other figure but the preferred things.</summary>
    public required int Undated { get; init; }

    /// <summary>The first event; null when none is dated.</summary>
    public required DateTimeOffset? FirstAt { get; init; }

    /// <summary>The last event; null when none is dated.</summary>
    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>100 × the mean of <see cref="Parts"/>' ranks; null when no event is dated.</summary>
    public required double? Engagement { get; init; }

    /// <summary>What the score is made of, each weighing the same.</summary>
    public required IReadOnlyList<BehaviourPart> Parts { get; init; }

    /// <summary>Events by hour of the week, Monday's first hour first; 168 of them.</summary>
    public required IReadOnlyList<int> Hours { get; init; }

    /// <summary>The most frequent events.</summary>
    public required IReadOnlyList<BehaviourCount> Events { get; init; }

    /// <summary>The most frequent categories: of the property "category".</summary>
    public required IReadOnlyList<BehaviourCount> Categories { get; init; }

    /// <summary>The most frequent pages.</summary>
    public required IReadOnlyList<BehaviourCount> Pages { get; init; }

    /// <summary>The devices.</summary>
    public required IReadOnlyList<BehaviourCount> Devices { get; init; }

    /// <summary>The channels.</summary>
    public required IReadOnlyList<BehaviourCount> Channels { get; init; }

    /// <summary>The persona; null where there are too few people to find any.</summary>
    public required BehaviourPersona? Persona { get; init; }

    /// <summary>How likely a conversion is; null where too few conversions are known.</summary>
    public required BehaviourConversion? Conversion { get; init; }

    /// <summary>How many people the person is held against.</summary>
    public required int People { get; init; }

    /// <summary>The day that counts as today.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The shop's zone.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>The version of the events.</summary>
    public required long EventVersion { get; init; }
}
