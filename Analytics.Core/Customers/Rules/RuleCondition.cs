using System.Text.Json.Serialization;

namespace Analytics.Core.Customers;

/// <summary>What must hold of a customer.</summary>
/// <param name="Field">The key of one of <see cref="SegmentFields"/>.</param>
/// <param name="Operator">How the customer's value is compared.</param>
/// <param name="Values">
/// With what: names as they are, numbers in invariant form (a share from 0 to 1), days as yyyy-MM-dd. How many depends on <paramref name="Operator"/>.
/// </param>
/// <param name="LastDays">Counts only the last days up to today, today inside, for fields that are <see cref="SegmentField.IsWindowed"/>; null counts all time.</param>
[JsonConverter(typeof(RuleJsonConverter))]
public sealed record RuleCondition(string Field, RuleOperator Operator, IReadOnlyList<string> Values, int? LastDays = null) : Rule
{
    /// <summary>A condition with one value, or with none.</summary>
    public RuleCondition(string field, RuleOperator @operator, string? value = null, int? lastDays = null)
        : this(field, @operator, value is null ? [] : [value], lastDays)
    {
    }

    /// <summary>Equal by content.</summary>
    public bool Equals(RuleCondition? other) =>
        other is not null && Field == other.Field && Operator == other.Operator && LastDays == other.LastDays
        && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Values.Aggregate(HashCode.Combine(Field, Operator, LastDays), static (hash, value) => HashCode.Combine(hash, value));
}
