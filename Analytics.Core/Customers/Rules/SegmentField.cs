using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Something that a condition can ask of a customer.</summary>
/// <param name="Key">Its name in JSON, camel case.</param>
/// <param name="Label">Its name on a page.</param>
/// <param name="Group">Where it comes from.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Explanation">How it is made, in one sentence.</param>
public sealed record SegmentField(string Key, string Label, SegmentFieldGroup Group, RuleFieldKind Kind, string Explanation)
{
    /// <summary>Whether it can be counted over the last days only.</summary>
    public bool IsWindowed { get; init; }

    /// <summary>The dimension whose names it has, for suggestions; null where there is none.</summary>
    public Dimension? Dimension { get; init; }

    /// <summary>The score that it is; null for others.</summary>
    public ScoreField? Score { get; init; }

    /// <summary>How it is read from a customer's sums; null for what is no measure of lines.</summary>
    internal RuleMeasure? Measure { get; init; }

    /// <summary>How it is read from what a customer's purchases left after costs; null for others.</summary>
    internal Func<CustomerProfit, double?>? Profit { get; init; }

    /// <summary>All names that there can be; empty where the data says.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How it can be compared, the most usual first.</summary>
    public IReadOnlyList<RuleOperator> Operators => RuleOperators.Of(this);
}
