namespace Analytics.Core.Customers;

/// <summary>Asks for a page of customers.</summary>
public sealed record ScoreQuery
{
    /// <summary>What they are sorted by; customers for whom it is not known come last.</summary>
    public ScoreField Sort { get; init; } = ScoreField.NetRevenue;

    /// <summary>Whether the largest come first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>What must hold of them, joined by "and".</summary>
    public IReadOnlyList<ScoreCondition> Where { get; init; } = [];

    /// <summary>Whether only those count who are at risk, see <see cref="CustomerScores.IsAtRisk"/>.</summary>
    public bool AtRisk { get; init; }

    /// <summary>Which customers by key may be in it; null for all. Shorter than the largest key, it leaves the rest out.</summary>
    public bool[]? Among { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give.</summary>
    public int Take { get; init; } = 50;
}
