namespace Analytics.Core.Customers;

/// <summary>Which operators a field has, how they are called, and how many values they take.</summary>
public static class RuleOperators
{
    private static readonly RuleOperator[] Numbers =
        [RuleOperator.AtLeast, RuleOperator.AtMost, RuleOperator.MoreThan, RuleOperator.LessThan, RuleOperator.Between, RuleOperator.Is, RuleOperator.Known, RuleOperator.Unknown];

    private static readonly RuleOperator[] Dates =
        [RuleOperator.WithinLast, RuleOperator.BeforeLast, RuleOperator.AtLeast, RuleOperator.AtMost, RuleOperator.Between, RuleOperator.Is, RuleOperator.Known, RuleOperator.Unknown];

    private static readonly RuleOperator[] Names =
        [RuleOperator.Is, RuleOperator.IsNot, RuleOperator.Contains, RuleOperator.NotContains, RuleOperator.Known, RuleOperator.Unknown];

    private static readonly RuleOperator[] Choices = [RuleOperator.Is, RuleOperator.IsNot, RuleOperator.Known, RuleOperator.Unknown];

    private static readonly RuleOperator[] Bought = [RuleOperator.Is, RuleOperator.IsNot];

    /// <summary>The operators of <paramref name="field"/>, the most usual first.</summary>
    public static IReadOnlyList<RuleOperator> Of(SegmentField field) => field.Kind switch
    {
        RuleFieldKind.Date => Dates,
        RuleFieldKind.Name when field.Choices.Count > 0 => Choices,
        RuleFieldKind.Name or RuleFieldKind.Text => Names,
        RuleFieldKind.Bought => Bought,
        _ => Numbers,
    };

    /// <summary>The name of <paramref name="operator"/> on a page, as it reads behind a field of this kind.</summary>
    public static string Label(RuleOperator @operator, RuleFieldKind kind) => (@operator, kind) switch
    {
        (RuleOperator.Is, RuleFieldKind.Bought) => "any of",
        (RuleOperator.IsNot, RuleFieldKind.Bought) => "none of",
        (RuleOperator.Is, RuleFieldKind.Date) => "is on",
        (RuleOperator.AtLeast, RuleFieldKind.Date) => "on or after",
        (RuleOperator.AtMost, RuleFieldKind.Date) => "on or before",
        (RuleOperator.Is, _) => "is",
        (RuleOperator.IsNot, _) => "is not",
        (RuleOperator.AtLeast, _) => "at least",
        (RuleOperator.AtMost, _) => "at most",
        (RuleOperator.MoreThan, _) => "more than",
        (RuleOperator.LessThan, _) => "less than",
        (RuleOperator.Between, _) => "between",
        (RuleOperator.Contains, _) => "contains",
        (RuleOperator.NotContains, _) => "does not contain",
        (RuleOperator.WithinLast, _) => "within the last",
        (RuleOperator.BeforeLast, _) => "longer ago than",
        (RuleOperator.Known, _) => "is known",
        _ => "is not known",
    };

    /// <summary>The fewest and the most values that <paramref name="operator"/> takes behind a field of this kind.</summary>
    public static (int Fewest, int Most) Values(RuleOperator @operator, RuleFieldKind kind) => @operator switch
    {
        RuleOperator.Known or RuleOperator.Unknown => (0, 0),
        RuleOperator.Between => (2, 2),
        RuleOperator.Is or RuleOperator.IsNot when kind is RuleFieldKind.Name or RuleFieldKind.Text or RuleFieldKind.Bought => (1, RuleCheck.MostValues),
        _ => (1, 1),
    };
}
