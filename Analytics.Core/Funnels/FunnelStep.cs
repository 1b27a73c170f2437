using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>Which events are a step.</summary>
/// <param name="Conditions">What they must be like; joined by "and", at least one.</param>
public sealed record FunnelStep(IReadOnlyList<FunnelCondition> Conditions)
{
    /// <summary>What the reader calls it; null for what <see cref="Label"/> makes of its conditions.</summary>
    public string? Title { get; init; }

    /// <summary>What to call it: its title, else the event's name where it is told by one, and its other conditions.</summary>
    public string Label => Title ?? FunnelText.LabelOf(this);

    /// <summary>The event's name where it is told by exactly one; null otherwise.</summary>
    public string? EventName => Conditions.FirstOrDefault(static c => c.Attribute.Field == EventField.Name && c is { Operator: FunnelOperator.Is, Values.Count: 1 })?.Values[0];

    /// <summary>All events of a name.</summary>
    public static FunnelStep Named(string name) => new([new FunnelCondition(EventTrait.Name, FunnelOperator.Is, [name])]);

    /// <summary>Equal by content, so that a question can be a cache key.</summary>
    public bool Equals(FunnelStep? other) => other is not null && Title == other.Title && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Title);
        foreach (var condition in Conditions)
        {
            hash.Add(condition);
        }

        return hash.ToHashCode();
    }
}
