using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Persons;

/// <summary>Counts what is kept about a person, place by place.</summary>
internal static class PersonPlaces
{
    /// <summary>The places with at least one row.</summary>
    public static IReadOnlyList<PersonPlace> Count(SqlSession session, PersonKeys keys)
    {
        var customer = keys.Customer ?? 0;
        PersonPlace[] places =
        [
            new("customers", keys.Customer is null ? 0 : 1, "Name and attributes are removed; the id becomes a pseudonym. Gender and location stay only where at least 20 customers share them."),
            new("customer_changes", session.Number("SELECT COUNT(*) FROM customer_changes WHERE customer_id = @p0", customer), "Earlier names and attributes are removed; undoing an old import no longer brings them back."),
            new("purchase_lines", session.Number("SELECT COUNT(*) FROM purchase_lines WHERE customer_id = @p0", customer), "They stay under the pseudonym, so that totals stay to the cent."),
            new("customer_notes", session.Number("SELECT COUNT(*) FROM customer_notes WHERE customer_id = @p0", keys.Id), "They are removed, deleted ones too."),
            new("consents", Consents(session, keys).Count, "What the person said about being tracked and written to is removed with the id; what they withdrew no longer holds for a new id."),
            new("consent_statements", session.Number("SELECT COUNT(*) FROM consent_statements WHERE person_id = @p0", keys.Id), "What imported files say of it is removed too."),
            new("reviews", session.Number("SELECT COUNT(*) FROM reviews WHERE customer = @p0", keys.Id), "Title and text are removed, the score stays; a tone that was read from the text goes with it."),
            new("tracked_events", session.Number($"SELECT COUNT(*) FROM tracked_events WHERE actor_id IN ({keys.ActorList})"), "What was sent along is removed; what happened and when stays under pseudonyms."),
            new("event_actors", keys.Actors.Count, "The ids of the person and of browsers that only they used become pseudonyms."),
            new("visitor_facts", session.Number($"SELECT COUNT(*) FROM visitor_facts WHERE actor_id IN ({keys.ActorList})"), "Attributes and gender are removed."),
            new("event_labels", Mentioning(session, keys, "event_labels", "name").Count, "Pages and other names with the person's name or e-mail address in them are replaced."),
            new("quarantined_rows", Quarantined(session, keys).Count, "Rows that wait to be corrected and name the person are removed."),
            .. PrivacyCatalog.Others.Where(static t => t.Documents.Length > 0).Select(table => new PersonPlace(
                table.Table,
                table.Documents.SelectMany(column => Documents(session, keys, table.Table, column)).Select(static r => r.Id).Distinct().Count(),
                table.IsComputed ? "Rows that name the person are removed; they are computed anew without the name." : "A pseudonym takes the place of the person's id, name and e-mail address.")),
        ];
        return [.. places.Where(static p => p.Rows > 0)];
    }

    /// <summary>The ids under which the person, or a browser that only they used, has said something about consent.</summary>
    public static List<string> Consents(SqlSession session, PersonKeys keys) => session.List(
        static row => row.GetString(0),
        $"SELECT person_id FROM consents WHERE person_id = @p0 OR follows_id = @p0 OR person_id IN (SELECT external_id FROM event_actors WHERE id IN ({keys.ActorList}))",
        keys.Id);

    /// <summary>How many entries of the audit name the id.</summary>
    public static long AuditEntries(SqlSession session, PersonKeys keys) => session.Number("SELECT COUNT(*) FROM audit_entries WHERE subject = @p0", keys.Id);

    /// <summary>Keys of the rows that wait and name the person.</summary>
    public static List<long> Quarantined(SqlSession session, PersonKeys keys) =>
        [.. Rows(session, "quarantined_rows", "cells_json").Where(r => keys.IsIn(r.Text)).Select(static r => r.Id)];

    /// <summary>The rows whose document names the person, by id, name or address.</summary>
    public static List<(long Id, string Text)> Documents(SqlSession session, PersonKeys keys, string table, string column) =>
        [.. Rows(session, table, column).Where(r => keys.IsInDocument(r.Text))];

    /// <summary>The rows whose text has the person's name or address in it.</summary>
    public static List<(long Id, string Text)> Mentioning(SqlSession session, PersonKeys keys, string table, string column) =>
        keys.Texts.Count == 0 ? [] : [.. Rows(session, table, column).Where(r => keys.Mentions(r.Text) || keys.Mentions(Uri.UnescapeDataString(r.Text)))];

    private static List<(long Id, string Text)> Rows(SqlSession session, string table, string column) =>
        session.List(
            row => (row.GetInt64(0), SealedColumns.Find(table, column) is { } closed ? session.Cipher.Open(closed, row.GetString(1))! : row.GetString(1)), $"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL");
}
