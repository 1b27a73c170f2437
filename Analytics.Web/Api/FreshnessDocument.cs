using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>How fresh the data behind an answer is.</summary>
/// <param name="DataVersion">Grows with each change of the data.</param>
/// <param name="LastLineAt">The latest line's instant.</param>
/// <param name="TotalLines">All lines known.</param>
/// <param name="Today">The day that counts as today.</param>
/// <param name="IsClosed">Whether the dataset is taken to be closed.</param>
public sealed record FreshnessDocument(long DataVersion, DateTimeOffset? LastLineAt, long TotalLines, DateOnly Today, bool IsClosed)
{
    /// <summary>The same as <paramref name="freshness"/>.</summary>
    public static FreshnessDocument Of(Freshness freshness) =>
        new(freshness.DataVersion, freshness.LastLineAt, freshness.TotalLines, freshness.Today, freshness.IsClosed);
}
