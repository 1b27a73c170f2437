namespace Analytics.Core.Queries;

/// <summary>Fetches the lines behind a number from Storage.</summary>
public interface ILineSource
{
    /// <summary>The lines with these row ids, in the same order, their instants in <paramref name="zone"/>; lines that are gone are left out.</summary>
    Task<IReadOnlyList<LineDetail>> FetchAsync(IReadOnlyList<long> rowIds, TimeZoneInfo zone, CancellationToken cancellationToken = default);
}
