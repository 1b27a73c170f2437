using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Persons;

/// <summary>Finds people by what somebody who asks about themselves can say.</summary>
internal static class PersonSearch
{
    private const string Escape = " ESCAPE '!'";

    /// <summary>The best first; somebody may come twice.</summary>
    public static IEnumerable<PersonMatch> Find(SqlSession session, string text, CancellationToken cancellationToken)
    {
        // The customer of a browser is who signed in with it, else the browser stands for itself.
        var owners = Behind(session, "SELECT a.id FROM event_actors AS a WHERE a.external_id = @p0", text, "visitor");
        if (PersonKeys.Find(session, text) is { } exact && owners.TrueForAll(o => o.Id == exact.Id))
        {
            yield return new PersonMatch(exact.Id, exact.Name, "id");
        }

        // SQLite knows the cases of ASCII alone, so that other letters are looked for as they were typed, too.
        foreach (var match in session.List(
            static row => new PersonMatch(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), "name"),
            $"SELECT external_id, name FROM customers WHERE LOWER(name) LIKE @p0{Escape} OR name LIKE @p1{Escape} OR LOWER(external_id) LIKE @p0{Escape} ORDER BY name, external_id LIMIT 50",
            Part(text.ToLowerInvariant()),
            Part(text)))
        {
            yield return match;
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach (var match in owners)
        {
            yield return match;
        }

        if (!text.Contains('@', StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var match in Behind(
            session,
            $"SELECT f.actor_id FROM visitor_facts AS f WHERE LOWER(f.attributes_json) LIKE @p0{Escape} "
            + $"UNION SELECT e.actor_id FROM tracked_events AS e WHERE LOWER(e.properties_json) LIKE @p0{Escape}",
            Part(text.ToLowerInvariant()),
            "attribute"))
        {
            yield return match;
        }
    }

    private static string Part(string text) =>
        "%" + text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";

    private static List<PersonMatch> Behind(SqlSession session, string actors, string value, string by) => session.List(
        row => new PersonMatch(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), by),
        "SELECT COALESCE(o.external_id, a.external_id), c.name FROM event_actors AS a LEFT JOIN visitor_aliases AS l ON l.visitor_id = a.id "
        + $"LEFT JOIN event_actors AS o ON o.id = l.customer_id LEFT JOIN customers AS c ON c.external_id = COALESCE(o.external_id, a.external_id) WHERE a.id IN ({actors}) LIMIT 50",
        value);
}
