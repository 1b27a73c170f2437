using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Attribution;

/// <summary>Which events are conversions, and how far back the touches before them count.</summary>
public sealed record JourneyQuery
{
    /// <summary>The longest look back, in days.</summary>
    public const int MostDays = 365;

    /// <summary>The names of the events that convert; at least one.</summary>
    public IReadOnlyList<string> Conversions { get; init; } = [];

    /// <summary>How many days before a conversion a touch still counts, 1 to <see cref="MostDays"/>; after as long without a touch a journey has ended.</summary>
    public int LookbackDays { get; init; } = 30;

    /// <summary>The days on which journeys end; null for all.</summary>
    public Period? Period { get; init; }

    /// <summary>Checks it.</summary>
    /// <exception cref="QueryException">A part makes no sense; it names the field.</exception>
    public void Check()
    {
        if (Conversions.Count == 0 || Conversions.Any(string.IsNullOrWhiteSpace))
        {
            throw new QueryException("conversion", "Name the event that is a conversion, such as 'purchase'.");
        }

        if (LookbackDays is < 1 or > MostDays)
        {
            throw new QueryException("lookback", $"'lookback' is 1 to {MostDays} days.");
        }
    }
}
