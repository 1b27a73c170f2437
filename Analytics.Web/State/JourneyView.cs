using Analytics.Core.Funnels;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.State;

/// <summary>Which touch paths credit is shared of: imported ones, or those of events.</summary>
public static class JourneyView
{
    /// <summary>The key of paths that are read from events.</summary>
    public const string Events = "events";

    /// <summary>The days that a touch counts, to choose from.</summary>
    public static IReadOnlyList<int> Lookbacks { get; } = [7, 14, 30, 60, 90];

    /// <summary>The usual names of a completed payment: what converts unless a reader says otherwise.</summary>
    public static IReadOnlyList<string> UsualConversions { get; } =
        FunnelPresets.Payment.Steps[^1].Conditions.First(static c => c.Attribute == EventTrait.Name).Values;

    /// <summary>Whether the page shows paths of events: where the address says so, or where there are no others.</summary>
    public static bool IsFromEvents(PageView view, CampaignTable table, bool hasEvents) =>
        hasEvents && (view.Option("paths") is { } paths ? paths == Events : table.Paths.Count == 0);

    /// <summary>How paths are read from events.</summary>
    /// <param name="conversions">Names of events with commas between; null for <see cref="UsualConversions"/>.</param>
    /// <param name="lookback">The days that a touch counts; null for the usual.</param>
    public static JourneyQuery Query(string? conversions, int? lookback)
    {
        var usual = new JourneyQuery { Conversions = conversions?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? UsualConversions };
        return lookback is { } days ? usual with { LookbackDays = days } : usual;
    }

    /// <summary>The same by a page's address; what it does not understand it leaves out.</summary>
    public static JourneyQuery Query(PageView view) => Query(
        view.Option("conversion") is { Length: > 0 } name ? name : null,
        int.TryParse(view.Option("lookback"), out var days) && days is >= 1 and <= JourneyQuery.MostDays ? days : null);
}
