namespace Analytics.Core.Marketing.Attribution;

/// <summary>Touch paths read from events.</summary>
/// <param name="Paths">The paths with the days between touch and end, equal ones put together.</param>
/// <param name="Untouched">Conversions before which no channel was touched: nobody can be credited, so they are in no path.</param>
/// <param name="AreTimesAveraged">Whether there were so many different paths that journeys through the same channels share their average times.</param>
public sealed record JourneySet(IReadOnlyList<TouchPath> Paths, long Untouched, bool AreTimesAveraged)
{
    /// <summary>What a reader must know of them.</summary>
    public IEnumerable<string> Notes()
    {
        if (Untouched > 0)
        {
            yield return $"{Untouched} {(Untouched == 1 ? "conversion" : "conversions")} came without any touched channel before: they are left out.";
        }

        if (AreTimesAveraged)
        {
            yield return "There are very many different paths, so journeys through the same channels share their average times; only the time decay reads times.";
        }
    }
}
