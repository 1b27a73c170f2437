namespace Analytics.Core.Queries;

/// <summary>One value of one dimension in a result.</summary>
/// <param name="Key">
/// The stable name: an ISO date for days to years, <c>yyyy-MM-ddTHH</c> for hours (local time of the shop), 1 (Monday) to 7 for weekdays,
/// 0 to 23 for hours of the day, a product's code, a customer's external id, else the name itself.
/// </param>
/// <param name="Label">What to show: a product's or customer's name, else the key.</param>
/// <param name="Start">The bucket's first day, for buckets of time from day to year.</param>
public sealed record DimensionValue(string Key, string Label, DateOnly? Start = null)
{
    /// <summary>The key of lines that have no value here.</summary>
    public const string UnknownKey = "(none)";

    /// <summary>The key of the row that folds the rest.</summary>
    public const string OtherKey = "(other)";
}
