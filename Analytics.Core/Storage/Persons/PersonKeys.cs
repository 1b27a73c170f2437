using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Persons;

/// <summary>Everything by which one person is known in the database.</summary>
internal sealed partial class PersonKeys
{
    private const int ShortestText = 4;

    private PersonKeys(string id, int? customer, string? name, IReadOnlyList<int> actors, int? ownActor, IReadOnlyList<string> texts)
    {
        Id = id;
        Customer = customer;
        Name = name;
        Actors = actors;
        OwnActor = ownActor;
        Texts = texts;
    }

    /// <summary>The shop's id.</summary>
    public string Id { get; }

    /// <summary>Key of the customer; null where the id is only an event's or a review's.</summary>
    public int? Customer { get; }

    /// <summary>The customer's name.</summary>
    public string? Name { get; }

    /// <summary>Keys of those who act in events: the person's own, and the browsers that nobody else used.</summary>
    public IReadOnlyList<int> Actors { get; }

    /// <summary>Key of the actor who bears the person's own id.</summary>
    public int? OwnActor { get; }

    /// <summary>Names and e-mail addresses, by which rows are found that bear no key.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The actors as a list for SQL; numbers only.</summary>
    public string ActorList => Actors.Count == 0 ? "0" : string.Join(',', Actors.Select(static a => a.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Finds the person with this id; null where nothing knows it.</summary>
    public static PersonKeys? Find(SqlSession session, string id)
    {
        var known = session.List(row => (Id: row.GetInt32(0), Name: session.Cipher.Open(SealedColumns.Name, row.IsDBNull(1) ? null : row.GetString(1))), "SELECT id, name FROM customers WHERE external_id = @p0", id)
            .Select(static c => ((int Id, string? Name)?)c).FirstOrDefault();
        var own = session.List(static row => row.GetInt32(0), "SELECT id FROM event_actors WHERE external_id = @p0", id).Select(static a => (int?)a).FirstOrDefault();
        if (known is null && own is null
            && session.Scalar("SELECT 1 FROM reviews WHERE customer = @p0 LIMIT 1", id) is null
            && session.Scalar("SELECT 1 FROM customer_notes WHERE customer_id = @p0 LIMIT 1", id) is null
            && session.Scalar("SELECT 1 FROM consents WHERE person_id = @p0", id) is null
            && session.Scalar("SELECT 1 FROM consent_statements WHERE person_id = @p0 LIMIT 1", id) is null)
        {
            return null;
        }

        List<int> actors = own is { } actor
            ? [actor, .. session.List(
                static row => row.GetInt32(0),
                "SELECT DISTINCT visitor_id FROM visitor_aliases AS a WHERE customer_id = @p0 AND visitor_id <> @p0 AND NOT EXISTS "
                + "(SELECT 1 FROM visitor_aliases AS o WHERE o.visitor_id = a.visitor_id AND o.customer_id <> @p0 AND o.customer_id <> o.visitor_id)",
                actor)]
            : [];
        var keys = new PersonKeys(id, known?.Id, known?.Name, actors, own, []);
        return new PersonKeys(id, known?.Id, known?.Name, actors, own, [.. TextsOf(session, keys).Where(static t => t.Length >= ShortestText).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whether a row's cells, as a JSON array, name the person: by the id as a whole cell, or by name or address anywhere.</summary>
    public bool IsIn(string cellsJson)
    {
        try
        {
            return (JsonSerializer.Deserialize<string?[]>(cellsJson) ?? []).Any(cell => cell is not null && (cell.Trim() == Id || Mentions(cell)));
        }
        catch (JsonException)
        {
            return Mentions(cellsJson);
        }
    }

    /// <summary>Whether a text names the person by name or address, as words of their own.</summary>
    public bool Mentions(string text) => Texts.Any(t => At(text, t) >= 0);

    /// <summary>Whether a document names the person: its id in quotes or behind an equals sign, or name or address.</summary>
    public bool IsInDocument(string text) => Mentions(text) || Forms(Id).Any(form =>
        text.Contains($"\"{form}\"", StringComparison.Ordinal) || text.Contains($"={form}", StringComparison.Ordinal));

    /// <summary>The text with every mention of the person replaced.</summary>
    public string Replace(string text, string by)
    {
        foreach (var form in Forms(Id))
        {
            text = text.Replace($"\"{form}\"", $"\"{by}\"", StringComparison.Ordinal).Replace($"={form}", $"={by}", StringComparison.Ordinal);
        }

        foreach (var form in Texts.SelectMany(Forms))
        {
            for (var at = At(text, form); at >= 0; at = At(text, form))
            {
                text = string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + form.Length));
            }
        }

        return text;
    }

    // As it is, as JSON writes it, and as an address does.
    private static IEnumerable<string> Forms(string text) =>
        new[] { text, JsonEncodedText.Encode(text).ToString(), Uri.EscapeDataString(text) }.Distinct(StringComparer.Ordinal);

    private static int At(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    private static IEnumerable<string> TextsOf(SqlSession session, PersonKeys keys)
    {
        if (keys.Id.Contains('@', StringComparison.Ordinal))
        {
            yield return keys.Id;
        }

        if (keys.Name is { } name)
        {
            yield return name;
        }

        foreach (var earlier in session.List(
            row => (Old: session.Cipher.Open(SealedColumns.Name, row.IsDBNull(0) ? null : row.GetString(0)), New: session.Cipher.Open(SealedColumns.Name, row.IsDBNull(1) ? null : row.GetString(1))),
            "SELECT old_name, new_name FROM customer_changes WHERE customer_id = @p0", keys.Customer ?? 0))
        {
            if (earlier.Old is { } old)
            {
                yield return old;
            }

            if (earlier.New is { } next)
            {
                yield return next;
            }
        }

        SealedColumn[] sources = [SealedColumns.VisitorAttributes, SealedColumns.EventProperties];
        foreach (var json in sources.SelectMany(source => session.List(
            row => session.Cipher.Open(source, row.GetString(0)), $"SELECT {source.Column} FROM {source.Table} WHERE actor_id IN ({keys.ActorList}) AND {source.Column} IS NOT NULL")))
        {
            foreach (var value in EventProperties.Parse(json).Values)
            {
                foreach (Match address in Address().Matches(value))
                {
                    yield return address.Value;
                }
            }
        }
    }

    [GeneratedRegex(@"[^\s@<>""',;:]+@[^\s@<>""',;:]+\.[A-Za-z]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
