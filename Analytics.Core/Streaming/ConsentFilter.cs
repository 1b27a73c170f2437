using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Streaming;

/// <summary>Takes out of what was sent the events of those who do not want to be tracked.</summary>
public static class ConsentFilter
{
    /// <summary>What is left, and the rest among the refused, in the order in which they were sent.</summary>
    /// <param name="parsed">What was sent.</param>
    /// <param name="withdrawn">The ids of customers and visitors who withdrew.</param>
    public static ParsedEvents Apply(ParsedEvents parsed, IReadOnlySet<string> withdrawn)
    {
        if (withdrawn.Count == 0 || !parsed.Rows.Exists(row => FieldOf(row, withdrawn) is not null))
        {
            return parsed;
        }

        var refused = parsed.Refused.ToDictionary(static r => r.Index);
        List<EventRow> left = [];
        var next = 0;
        foreach (var row in parsed.Rows)
        {
            while (refused.ContainsKey(next))
            {
                next++;
            }

            if (FieldOf(row, withdrawn) is { } field)
            {
                refused.Add(next, new RefusedEvent(next, field, TrackingRule.Withdrawn));
            }
            else
            {
                left.Add(row);
                next++;
            }
        }

        return new ParsedEvents(left, [.. refused.Values.OrderBy(static r => r.Index)]);
    }

    /// <summary>All that was sent, refused because its sender asks not to be tracked.</summary>
    /// <param name="parsed">What was sent.</param>
    public static ParsedEvents RefuseAll(ParsedEvents parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var refused = parsed.Refused.ToDictionary(static r => r.Index);
        return new ParsedEvents([], [.. Enumerable.Range(0, parsed.Count).Select(i => refused.GetValueOrDefault(i) ?? new RefusedEvent(i, EventParser.WholeEvent, TrackingRule.NotTracked))]);
    }

    private static string? FieldOf(EventRow row, IReadOnlySet<string> withdrawn) => TrackingRule.FieldOf(row.CustomerId, row.VisitorId, withdrawn);
}
