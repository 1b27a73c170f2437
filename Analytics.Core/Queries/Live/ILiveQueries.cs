namespace Analytics.Core.Queries.Live;

/// <summary>Asks for the shop at this moment, finer than by days. Safe for concurrent use.</summary>
public interface ILiveQueries
{
    /// <summary>Counts the lines of today, yesterday and the same day of last week up to this time; blocks some milliseconds for some hundred thousand.</summary>
    /// <param name="filters">
    /// Which lines count, as in a question of each of these days alone: who is new is new on that day. Labels and segments are those of now. None for all lines.
    /// </param>
    /// <exception cref="QueryException">A filter makes no sense, or names a saved segment that there is not.</exception>
    LiveTotals Read(params IReadOnlyList<Filter> filters);
}
