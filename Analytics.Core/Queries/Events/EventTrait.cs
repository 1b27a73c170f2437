namespace Analytics.Core.Queries.Events;

/// <summary>One thing that events are told apart by. Written <c>name</c>, <c>device</c>, <c>property.plan</c>; <c>sex</c> is the gender, and any other word a property's name.</summary>
/// <param name="Field">Which.</param>
/// <param name="Key">The property's name; null for all others.</param>
public sealed record EventTrait(EventField Field, string? Key = null)
{
    private const string Prefix = "property.";

    private static readonly (EventField Field, string Text, string Label, bool NamesPerson)[] Words =
    [
        (EventField.Name, "name", "Event", false),
        (EventField.Type, "type", "Kind of event", false),
        (EventField.Page, "page", "Page", true),
        (EventField.Referrer, "referrer", "Referrer", true),
        (EventField.Device, "device", "Device", false),
        (EventField.Channel, "channel", "Channel", false),
        (EventField.Gender, "gender", "Gender", false),
        (EventField.RfmSegment, "rfmSegment", "RFM segment", false),
        (EventField.ValueTier, "valueTier", "Value tier", false),
        (EventField.ChurnTier, "churnTier", "Churn tier", false),
        (EventField.Hour, "hour", "Hour of day", false),
        (EventField.Weekday, "weekday", "Weekday", false),
        (EventField.Day, "day", "Day", false),
        (EventField.Week, "week", "Week", false),
        (EventField.Month, "month", "Month", false),
    ];

    /// <summary>The event's name.</summary>
    public static EventTrait Name { get; } = new(EventField.Name);

    /// <summary>All that have no key.</summary>
    public static IReadOnlyList<EventTrait> All { get; } = [.. Words.Select(static w => new EventTrait(w.Field))];

    /// <summary>Whether it is a bucket of time.</summary>
    public bool IsTime => Field >= EventField.Hour;

    /// <summary>Whether it is a label that models give customers.</summary>
    public bool IsLabel => Field is EventField.RfmSegment or EventField.ValueTier or EventField.ChurnTier;

    /// <summary>Whether its values may say who somebody is: properties hold whatever the shop sends along, addresses of pages what stands in them.</summary>
    public bool NamesPerson => Field == EventField.Property || Array.Find(Words, w => w.Field == Field).NamesPerson;

    /// <summary>How it is written.</summary>
    public string Text => Field == EventField.Property ? Prefix + Key : Array.Find(Words, w => w.Field == Field).Text;

    /// <summary>What to call it.</summary>
    public string Label => Field == EventField.Property ? Key! : Array.Find(Words, w => w.Field == Field).Label;

    /// <summary>Reads one; null for an empty text.</summary>
    public static EventTrait? Parse(string? text)
    {
        var word = (text ?? string.Empty).Trim();
        if (word.Length == 0)
        {
            return null;
        }

        var known = Array.Find(Words, w => string.Equals(w.Text, word, StringComparison.OrdinalIgnoreCase));
        if (known.Text is not null)
        {
            return new EventTrait(known.Field);
        }

        if (string.Equals(word, "sex", StringComparison.OrdinalIgnoreCase))
        {
            return new EventTrait(EventField.Gender);
        }

        var key = word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? word[Prefix.Length..].Trim() : word;
        return key.Length == 0 ? null : new EventTrait(EventField.Property, key);
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
