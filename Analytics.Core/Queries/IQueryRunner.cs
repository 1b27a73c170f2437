namespace Analytics.Core.Queries;

/// <summary>The only way to ask Facts anything. Safe for concurrent use.</summary>
public interface IQueryRunner
{
    /// <summary>Answers <paramref name="query"/> from the newest snapshot of the Facts.</summary>
    /// <exception cref="QueryException">The query contradicts itself, or asks for more rows than it may; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<QueryResult> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// The lines that <paramref name="query"/>'s filters and period count, latest first, from Storage by row id.
    /// Measures, dimensions and comparison are ignored.
    /// </summary>
    /// <param name="query">Whose lines.</param>
    /// <param name="skip">How many to pass over, 0 or more; beyond the last line the page is empty.</param>
    /// <param name="take">How many to fetch, 1 to 10,000.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    Task<LinePage> LinesAsync(AnalyticsQuery query, long skip, int take, CancellationToken cancellationToken = default);

    /// <summary>
    /// Streams every line that <paramref name="query"/>'s filters and period count, in the order of <see cref="LinesAsync"/> and as of one
    /// snapshot of the Facts, in time that grows with their number and in flat memory. Lines that Storage no longer has are left out.
    /// </summary>
    /// <param name="query">Whose lines.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The query contradicts itself; thrown when the first line is asked for.</exception>
    IAsyncEnumerable<LineDetail> StreamLinesAsync(AnalyticsQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// The values that lines or customers have in <paramref name="dimension"/>, by name, with <see cref="DimensionValue.UnknownKey"/> where some have none;
    /// for filter menus.
    /// </summary>
    /// <param name="dimension">Any but the buckets of time from hour to year.</param>
    /// <param name="search">Keeps names and keys that contain this text, in any case; null keeps all.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<DimensionValue>> ValuesAsync(Dimension dimension, string? search, int take, CancellationToken cancellationToken = default);

    /// <summary>How fresh the data is now.</summary>
    Freshness Freshness { get; }

    /// <summary>The first and last day with a line, both inside; null when there is none.</summary>
    Period? Span { get; }
}
