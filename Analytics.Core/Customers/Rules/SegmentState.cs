using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>A saved segment and what is known of it.</summary>
/// <param name="Segment">What is saved.</param>
/// <param name="Rules">Its rules; null when they cannot be read.</param>
/// <param name="Members">Who is in it; null until that was worked out, and when it cannot be.</param>
/// <param name="Size">How large it is; null likewise.</param>
/// <param name="Problem">Why who is in it cannot be known; null when nothing is wrong.</param>
public sealed record SegmentState(SavedSegment Segment, RuleGroup? Rules, SegmentMembers? Members, SegmentSize? Size, string? Problem)
{
    /// <summary>Its key in filters and addresses.</summary>
    public string Key => Segment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
