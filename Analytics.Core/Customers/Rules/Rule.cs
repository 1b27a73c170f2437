using System.Text.Json.Serialization;

namespace Analytics.Core.Customers;

/// <summary>A part of a segment's rules: a <see cref="RuleCondition"/> or a <see cref="RuleGroup"/> of them. Plain data, equal by content; written as JSON.</summary>
[JsonConverter(typeof(RuleJsonConverter))]
public abstract record Rule
{
    private protected Rule()
    {
    }
}
