namespace Analytics.Core.Queries;

/// <summary>One row of a result.</summary>
/// <param name="Keys">A value for each dimension of the query, in its order.</param>
/// <param name="Values">A value for each measure, in its order.</param>
/// <param name="Comparison">
/// The same over the comparison period, null where there is none. Buckets of time are matched by their position in the period.
/// </param>
/// <param name="IsOther">Whether the row folds what fell below the top.</param>
/// <param name="IsUnfinished">Whether its bucket of time reaches beyond today or beyond the period.</param>
public sealed record QueryRow(
    IReadOnlyList<DimensionValue> Keys,
    IReadOnlyList<MeasureValue> Values,
    IReadOnlyList<MeasureValue>? Comparison,
    bool IsOther = false,
    bool IsUnfinished = false);
