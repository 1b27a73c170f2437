namespace Analytics.Core.Customers;

/// <summary>What became of one segment between two days.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Before">Its customers then.</param>
/// <param name="After">Its customers now.</param>
/// <param name="Came">Those of now who were elsewhere then, or nowhere.</param>
/// <param name="Left">Those of then who are elsewhere now, or nowhere.</param>
public sealed record SegmentChange(RfmSegment Segment, int Before, int After, int Came, int Left);
