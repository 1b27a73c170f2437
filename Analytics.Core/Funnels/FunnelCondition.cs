using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>What an event, or who acted, must be like. <see cref="DimensionValue.UnknownKey"/> among the values stands for none.</summary>
/// <param name="Attribute">What is looked at; no bucket of time.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">The values; at least one.</param>
public sealed record FunnelCondition(EventTrait Attribute, FunnelOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Whether a value fulfils it; an empty one is none.</summary>
    public bool Holds(string value) => Operator switch
    {
        FunnelOperator.Is => IsAmong(value),
        FunnelOperator.IsNot => !IsAmong(value),
        FunnelOperator.Contains => value.Length > 0 && Values.Any(v => value.Contains(v, StringComparison.OrdinalIgnoreCase)),
        FunnelOperator.AtLeast => Compare(value) >= 0,
        _ => Compare(value) <= 0,
    };

    /// <summary>Equal by content, so that a question can be a cache key.</summary>
    public bool Equals(FunnelCondition? other) =>
        other is not null && Attribute == other.Attribute && Operator == other.Operator && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Attribute, Operator, Values.Count, Values.Count > 0 ? Values[0] : null);

    private bool IsAmong(string value) => Values.Contains(value.Length == 0 ? DimensionValue.UnknownKey : value, StringComparer.Ordinal);

    private int? Compare(string value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        && decimal.TryParse(Values[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var bound)
            ? number.CompareTo(bound)
            : null;
}
