using System.Text.Json.Serialization;

namespace Analytics.Core.Customers;

/// <summary>Conditions and groups, joined.</summary>
/// <param name="Match">How.</param>
/// <param name="Rules">The parts; at least one, or <see cref="RuleCheck"/> objects.</param>
[JsonConverter(typeof(RuleJsonConverter))]
public sealed record RuleGroup(RuleMatch Match, IReadOnlyList<Rule> Rules) : Rule
{
    /// <summary>All of <paramref name="rules"/>.</summary>
    public static RuleGroup All(params IReadOnlyList<Rule> rules) => new(RuleMatch.All, rules);

    /// <summary>Any of <paramref name="rules"/>.</summary>
    public static RuleGroup Any(params IReadOnlyList<Rule> rules) => new(RuleMatch.Any, rules);

    /// <summary>None of <paramref name="rules"/>.</summary>
    public static RuleGroup None(params IReadOnlyList<Rule> rules) => new(RuleMatch.None, rules);

    /// <summary>Every condition in it, however deep.</summary>
    public IEnumerable<RuleCondition> Conditions() => Rules.SelectMany(static rule => rule switch
    {
        RuleGroup group => group.Conditions(),
        RuleCondition condition => [condition],
        _ => [],
    });

    /// <summary>Equal by content.</summary>
    public bool Equals(RuleGroup? other) => other is not null && Match == other.Match && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc />
    public override int GetHashCode() => Rules.Aggregate(HashCode.Combine(Match), static (hash, rule) => HashCode.Combine(hash, rule));
}
