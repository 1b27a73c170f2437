namespace Analytics.Core.Queries;

/// <summary>How much one question may ask for, so that no question can exhaust the memory that all share.</summary>
public static class QueryLimits
{
    /// <summary>Rows of a result unless <see cref="AnalyticsQuery.MaxRows"/> says otherwise; beyond, the question is refused, never cut.</summary>
    public const int DefaultRows = 200_000;

    /// <summary>The most that <see cref="AnalyticsQuery.MaxRows"/> may say; exports ask for it. Some 500 bytes a row while it is built.</summary>
    public const int MaxRows = 2_000_000;

    /// <summary>
    /// Groups that may be told apart while lines are read, those that end in "Other" among them; some 100 bytes each.
    /// Breakdowns with few possible combinations (2,097,152 or fewer) are never refused for this.
    /// </summary>
    public const int MaxGroups = 5_000_000;

    /// <summary>Refuses a result of more rows.</summary>
    internal static QueryException TooManyRows(int limit) => TooMany(limit, "rows");

    /// <summary>Refuses a breakdown into more groups.</summary>
    internal static QueryException TooManyGroups() => TooMany(MaxGroups, "combinations");

    private static QueryException TooMany(int limit, string what) => new(
        "by",
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"That would be more than {limit:N0} {what}; take a shorter period or a coarser bucket of time, filter, leave a dimension out, or ask for the top ones only."));
}
