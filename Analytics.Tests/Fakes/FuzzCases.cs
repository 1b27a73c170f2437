using System.Globalization;

namespace Analytics.Tests.Fakes;

/// <summary>How many cases a fuzzing test tries: few at each build, more by hand with <c>ANALYTICS_FUZZ=50</c>, another start with <c>ANALYTICS_FUZZ_SEED</c>.</summary>
internal static class FuzzCases
{
    /// <summary>So many times the usual number.</summary>
    public static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("ANALYTICS_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;

    /// <summary>What the random choices follow from.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("ANALYTICS_FUZZ_SEED"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>Parameters that endpoints take, and some that none does.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "measures", "by", "from", "to", "compare", "top", "orderBy", "descending", "fillTime", "where", "granularity", "status", "current", "skip", "take", "search", "sort", "segment", "type", "grain",
        "days", "steps", "name", "order", "window", "exclude", "step", "left", "anchor", "direction", "depth", "length", "pause", "level", "levels", "model", "measure", "price", "volume", "cost", "category",
        "channel", "product", "customer", "location", "gender", "hour", "month", "q", "label", "actor", "action", "head", "alert", "open", "clock", "revenue", "format", "bom", "tab", "period", "cohort", "since", "preset", "features",
        "k", "map", "conversion", "campaign", "samples", "goal", "budget", "limit", "ltv", "promotion", "closed", "training", "churnTier", "valueTier", "rfmSegment", "customerKind", "nonsense", string.Empty,
    ];

    /// <summary>Values that are right somewhere, at an edge, or wrong everywhere; percent-encoded already where they are no text.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        string.Empty, "%20", "0", "-1", "1", "7", "1000", "1001", "2147483647", "2147483648", "-9223372036854775808", "99999999999999999999", "1e308", "-1e400", "NaN", "Infinity", "0x10", "1,5", "0.5", "true", "false", "maybe",
        "2026-01-01", "2026-06-30", "2026-13-45", "0001-01-01", "9999-12-31", "1900-01-01", "2026-02-30", "2026-01-01T00%3A00%3A00Z", "netRevenue", "netRevenue%2Corders", "orders%2Corders", "netRevenue%2C", "%2C%2C", "category",
        "category%2Cchannel%2Cmonth", "day", "hour", "week", "month", "quarter", "year", "product", "customer", "category%21%3DBooks", "%3D", "%21%3D", "category%3D", "clv%3E%3D100", "clv%3E%3D1e400", "clv%3E", "Books", "Books%2CGarden", "Champions",
        "High", "churn", "ltv", "next-order", "snaive", "auto", "previousPeriod", "samePeriodLastYear", "csv", "jsonl", "xlsx", "page_view%2Cadd_to_basket", "page_view%3Bpage%3D%2Fbasket", "page_view%3B", "%3Bpage~", "30m", "0d", "-5d", "99999999d", "none", "calendar", "firstOrder",
        "value-tiers", "recency%2Corders", "roas", "12m", "30d", "positive", "%00", "%FF", "%ED%A0%80", "%E2%80%AE", "%F0%9F%99%82", "..%2F..%2Fetc%2Fpasswd", "%27%20OR%201%3D1%20--", "%25%20_%25", "%5B%5D", "%7B%22a%22%3A1%7D", "%3Cscript%3E", "%3Dcmd%28%29", new string('a', 4_000),
    ];

    /// <summary>Words that only the inside of the program has: a stack, a type, a statement, a path.</summary>
    public static string? Leak(string text)
    {
        foreach (var word in (string[])
        [
            "   at ", ".cs:line", "Exception", "System.", "Microsoft.", "Analytics.Core", "Analytics.Web", "SELECT ", "INSERT ", "UPDATE ", "no such column", "SQLite", "Sqlite", "Npgsql", "near \\\"", "/tmp/", "/home/", "/root/", "\\bin\\", "/bin/", "Nullable", "NullReference", "Index was out",
        ])
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }
}
