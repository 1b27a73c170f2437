namespace Analytics.Core.Queries.Live;

/// <summary>Asks for the shop at this moment, finer than by days. Safe for concurrent use.</summary>
public interface ILiveQueries
{
    /// <summary>Counts the lines of today, yesterday and the same day of last week up to this time; blocks some milliseconds for some hundred thousand.</summary>
    LiveTotals Read();
}
