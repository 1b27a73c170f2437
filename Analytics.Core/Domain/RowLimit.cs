using System.Text.Json;

namespace Analytics.Core.Domain;

/// <summary>
/// The rows of purchases that an account or key may see: those which meet every condition. Whoever has one sees numbers of these rows
/// alone, totals included. Equal by content.
/// </summary>
public sealed class RowLimit : IEquatable<RowLimit>
{
    /// <summary>The longest <see cref="Text"/>: it travels with every session.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The value that stands for lines without one; the same as in filters.</summary>
    public const string NoValue = "(none)";

    private RowLimit(IReadOnlyList<RowCondition> conditions)
    {
        Conditions = conditions;
        Text = JsonSerializer.Serialize(conditions.ToDictionary(static c => KeyOf(c.Attribute), static c => c.Values));
    }

    /// <summary>No row at all: what a limit that cannot be read comes to.</summary>
    public static RowLimit Nothing { get; } = new([new RowCondition(RowField.Channel, [])]);

    /// <summary>The conditions, by attribute; each at most once, at least one.</summary>
    public IReadOnlyList<RowCondition> Conditions { get; }

    /// <summary>The limit as one line of JSON, the same for equal limits: <c>{"channel":["Online"]}</c>.</summary>
    public string Text { get; }

    /// <summary>The limit in words: <c>channel Online or Shop, and category Books</c>.</summary>
    public string Words => Conditions.Any(static c => c.Values.Count == 0)
        ? "no row at all"
        : string.Join(", and ", Conditions.Select(static c => $"{KeyOf(c.Attribute)} {string.Join(" or ", c.Values)}"));

    /// <summary>The attribute's name in texts and addresses.</summary>
    public static string KeyOf(RowField attribute) => attribute switch
    {
        RowField.Channel => "channel",
        RowField.Location => "location",
        _ => "category",
    };

    /// <summary>A limit of these conditions; null where none of them names a value, which limits nothing.</summary>
    /// <exception cref="FormatException">An attribute comes twice, a value is blank, or all of it is too long.</exception>
    public static RowLimit? Of(IEnumerable<(RowField Attribute, IEnumerable<string> Values)> conditions)
    {
        var kept = new SortedDictionary<RowField, RowCondition>();
        foreach (var (attribute, given) in conditions)
        {
            string[] values = [.. given.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (Array.Exists(values, string.IsNullOrWhiteSpace))
            {
                throw new FormatException($"A value of {KeyOf(attribute)} is blank. Write {NoValue} for lines without one.");
            }

            if (values.Length > 0 && !kept.TryAdd(attribute, new RowCondition(attribute, values)))
            {
                throw new FormatException($"{KeyOf(attribute)} is limited twice.");
            }
        }

        if (kept.Count == 0)
        {
            return null;
        }

        var limit = new RowLimit([.. kept.Values]);
        return limit.Text.Length <= MaxLength
            ? limit
            : throw new FormatException($"The values take more than {MaxLength} characters. Limit by an attribute with fewer or shorter values.");
    }

    /// <summary>Reads <see cref="Text"/>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RowLimit Parse(string text)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<Dictionary<string, List<string>?>>(text) ?? throw new FormatException("There is no limit in this text.");
            return Of(parts.Select(static p => (Find(p.Key), p.Value ?? Enumerable.Empty<string>()))) ?? throw new FormatException("The limit names no value.");
        }
        catch (JsonException problem)
        {
            throw new FormatException("The limit cannot be read.", problem);
        }
    }

    /// <inheritdoc />
    public bool Equals(RowLimit? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RowLimit);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static RowField Find(string key)
    {
        foreach (var attribute in Enum.GetValues<RowField>())
        {
            if (KeyOf(attribute) == key)
            {
                return attribute;
            }
        }

        throw new FormatException("A limit is by channel, location or category.");
    }
}
