using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Voice;

/// <summary>The words that people left in events: properties called <c>text</c>, <c>comment</c>, <c>message</c> or <c>review</c>.</summary>
internal static class EventTexts
{
    private static readonly string[] Properties = ["text", "comment", "message", "review"];
    private static readonly EventTrait Product = new(EventField.Property, "product");
    private static readonly EventTrait Category = new(EventField.Property, "category");

    /// <summary>Whether any event may bear words; asks no log.</summary>
    public static bool Any(IEventLogs logs) => logs.Properties.Any(static p => Properties.Contains(p, StringComparer.OrdinalIgnoreCase));

    /// <summary>The words, in the order of persons and times.</summary>
    public static IEnumerable<EventText> Read(EventLog log, CancellationToken cancellationToken)
    {
        EventColumn[] columns = [.. Properties.Select(p => log.Column(new EventTrait(EventField.Property, p))).Where(static c => c.Names.Count > 1)];
        if (columns.Length == 0)
        {
            yield break;
        }

        var (products, categories) = (log.Column(Product), log.Column(Category));
        for (var person = 0; person < log.PersonCount; person++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
            {
                foreach (var column in columns)
                {
                    if (column.Names[column.CodeAt(place, person)] is { Length: > 0 } text && !column.IsOfPersons)
                    {
                        yield return new EventText(
                            log.KeyOf(person),
                            log.CustomerOf(person),
                            log.AllTimes[place] is var time && time == EventLog.Undated ? null : (log.BaseSeconds + time) * 1_000,
                            NameAt(products, place, person),
                            NameAt(categories, place, person),
                            text);
                    }
                }
            }
        }
    }

    private static string? NameAt(EventColumn column, int place, int person) => column.Names[column.CodeAt(place, person)] is { Length: > 0 } name ? name : null;
}
