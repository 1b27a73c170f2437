using System.Globalization;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Persons;

/// <summary>Finds people by what somebody who asks about themselves can say.</summary>
internal static class PersonSearch
{
    private const int MostMatches = 50;

    /// <summary>The best first; somebody may come twice.</summary>
    public static IEnumerable<PersonMatch> Find(SqlSession session, string text, CancellationToken cancellationToken)
    {
        // The customer of a browser is who signed in with it, else the browser stands for itself.
        var owners = Behind(session, "SELECT a.id FROM event_actors AS a WHERE a.external_id = @p0", "visitor", text);
        if (PersonKeys.Find(session, text) is { } exact && owners.TrueForAll(o => o.Id == exact.Id))
        {
            yield return new PersonMatch(exact.Id, exact.Name, "id");
        }

        foreach (var match in Named(session, text, cancellationToken))
        {
            yield return match;
        }

        foreach (var match in owners)
        {
            yield return match;
        }

        if (!text.Contains('@', StringComparison.Ordinal))
        {
            yield break;
        }

        var actors = Bearing(session, SealedColumns.VisitorAttributes, text, cancellationToken).Union(Bearing(session, SealedColumns.EventProperties, text, cancellationToken)).ToList();
        if (actors.Count > 0)
        {
            foreach (var match in Behind(session, string.Join(',', actors.Select(static a => a.ToString(CultureInfo.InvariantCulture))), "attribute"))
            {
                yield return match;
            }
        }
    }

    // Names are encrypted: each is opened and looked at.
    private static IEnumerable<PersonMatch> Named(SqlSession session, string text, CancellationToken cancellationToken)
    {
        var found = new List<PersonMatch>();
        using var reader = session.Prepare("SELECT external_id, name FROM customers").Query();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = session.Cipher.Open(SealedColumns.Name, reader.IsDBNull(1) ? null : reader.GetString(1));
            var isNamed = name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
            if (isNamed || reader.GetString(0).Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new PersonMatch(reader.GetString(0), name, isNamed ? "name" : "part of the id"));
            }
        }

        return found.OrderBy(static m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static m => m.Id, StringComparer.Ordinal).Take(MostMatches);
    }

    private static List<int> Bearing(SqlSession session, SealedColumn column, string text, CancellationToken cancellationToken)
    {
        var found = new HashSet<int>();
        using var reader = session.Prepare($"SELECT actor_id, {column.Column} FROM {column.Table} WHERE {column.Column} IS NOT NULL").Query();
        while (reader.Read() && found.Count < MostMatches)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (session.Cipher.Open(column, reader.GetString(1))!.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(reader.GetInt32(0));
            }
        }

        return [.. found];
    }

    private static List<PersonMatch> Behind(SqlSession session, string actors, string by, params ReadOnlySpan<object?> values) => session.List(
        row => new PersonMatch(row.GetString(0), session.Cipher.Open(SealedColumns.Name, row.IsDBNull(1) ? null : row.GetString(1)), by),
        "SELECT COALESCE(o.external_id, a.external_id), c.name FROM event_actors AS a LEFT JOIN visitor_aliases AS l ON l.visitor_id = a.id "
        + $"LEFT JOIN event_actors AS o ON o.id = l.customer_id LEFT JOIN customers AS c ON c.external_id = COALESCE(o.external_id, a.external_id) WHERE a.id IN ({actors}) LIMIT {MostMatches}",
        values);
}
