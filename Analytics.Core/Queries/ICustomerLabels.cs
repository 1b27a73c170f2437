namespace Analytics.Core.Queries;

/// <summary>
/// What the models and saved rules say of each customer: the source of the dimensions <see cref="Dimension.Segment"/>, <see cref="Dimension.RfmSegment"/>,
/// <see cref="Dimension.ValueTier"/> and <see cref="Dimension.ChurnTier"/>. Safe for concurrent use; asking never computes or waits.
/// </summary>
public interface ICustomerLabels
{
    /// <summary>Raised after <see cref="Current"/> was replaced, on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>The newest labels; never changed once given out.</summary>
    CustomerLabelSet Current { get; }
}
