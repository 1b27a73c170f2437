namespace Analytics.Web.State;

/// <summary>How long and how many answers are kept; section <c>Queries</c>.</summary>
public sealed class QueryCacheOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Queries";

    /// <summary>Minutes for which an answer is kept while the data stays the same.</summary>
    public double CacheMinutes { get; set; } = 5;

    /// <summary>Answers kept at most; the one not asked for the longest goes first.</summary>
    public int MaxAnswers { get; set; } = 1_000;

    /// <summary>While a stream goes on, pages show everything anew once in so many seconds.</summary>
    public double RefreshSeconds { get; set; } = 30;
}
