using System.Security.Cryptography;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage.Persons;

/// <summary>Takes a person out of every table, in the caller's transaction.</summary>
internal static class PersonRemoval
{
    /// <summary>Does it; what stays bears <paramref name="pseudonym"/>.</summary>
    public static void Run(SqlSession session, PersonKeys keys, string pseudonym)
    {
        // What names the person without a key comes first: later nothing can be recognised any more.
        Rewrite(session, keys, pseudonym);
        foreach (var id in PersonPlaces.Consents(session, keys))
        {
            session.Execute("DELETE FROM consents WHERE person_id = @p0", id);
        }

        session.Execute("DELETE FROM consent_statements WHERE person_id = @p0", keys.Id);
        RemoveEvents(session, keys, pseudonym);
        session.Execute("DELETE FROM customer_notes WHERE customer_id = @p0", keys.Id);
        session.Execute("UPDATE reviews SET customer = @p1, title = NULL, text = NULL WHERE customer = @p0", keys.Id, pseudonym);
        if (keys.Customer is { } customer)
        {
            session.Execute("DELETE FROM customer_changes WHERE customer_id = @p0", customer);
            session.Execute(
                "UPDATE customers SET location = NULL WHERE id = @p0 AND (SELECT COUNT(*) FROM customers AS o WHERE o.location = customers.location) < @p1",
                customer,
                PrivacyCatalog.CrowdSize);
            RemoveRareGender(session, customer);
            session.Execute(
                "UPDATE customers SET external_id = @p1, name = NULL, birth_year = NULL, age_years = NULL, age_as_of = NULL, income_range = NULL, "
                + "registered_on = NULL, preferred_category = NULL WHERE id = @p0",
                customer,
                pseudonym);
        }

        // Writers remember which key an id has; the erased one's must not be taken up again by it.
        session.Execute("UPDATE key_counters SET next = next + 1 WHERE kind = @p0", KeyCounters.PurgeKind);
        BatchSql.RaiseVersion(session);
    }

    // Two that are alike are not so once they are encrypted: they are counted opened.
    private static void RemoveRareGender(SqlSession session, int customer)
    {
        var genders = session.List(
            row => (Id: row.GetInt32(0), Gender: session.Cipher.Open(SealedColumns.Gender, row.GetString(1))), "SELECT id, gender FROM customers WHERE gender IS NOT NULL");
        var own = genders.Find(g => g.Id == customer).Gender;
        if (own is not null && genders.Count(g => g.Gender == own) < PrivacyCatalog.CrowdSize)
        {
            session.Execute("UPDATE customers SET gender = NULL WHERE id = @p0", customer);
        }
    }

    private static void RemoveEvents(SqlSession session, PersonKeys keys, string pseudonym)
    {
        if (keys.Actors.Count == 0)
        {
            return;
        }

        var sessions = session.List(
            static row => row.GetInt32(0), $"SELECT DISTINCT session_id FROM tracked_events WHERE actor_id IN ({keys.ActorList}) AND session_id IS NOT NULL");
        foreach (var id in sessions)
        {
            session.Execute("UPDATE event_sessions SET external_id = @p1 WHERE id = @p0", id, Drawn());
        }

        foreach (var id in keys.Actors)
        {
            session.Execute("UPDATE event_actors SET external_id = @p1 WHERE id = @p0", id, id == keys.OwnActor ? pseudonym : Drawn());
        }

        // Another commit's instant tells every process that keeps these events in memory to read them anew.
        session.Execute(
            $"UPDATE import_batches SET committed_at = committed_at + 1 WHERE id IN (SELECT batch_id FROM tracked_events WHERE actor_id IN ({keys.ActorList}) "
            + $"UNION SELECT batch_id FROM visitor_facts WHERE actor_id IN ({keys.ActorList}))");
        session.Execute($"UPDATE tracked_events SET properties_json = NULL WHERE actor_id IN ({keys.ActorList}) AND properties_json IS NOT NULL");
        session.Execute($"UPDATE visitor_facts SET attributes_json = NULL, gender = NULL WHERE actor_id IN ({keys.ActorList})");
    }

    private static void Rewrite(SqlSession session, PersonKeys keys, string pseudonym)
    {
        foreach (var id in PersonPlaces.Quarantined(session, keys))
        {
            session.Execute("DELETE FROM quarantined_rows WHERE id = @p0", id);
        }

        foreach (var table in PrivacyCatalog.Others)
        {
            foreach (var column in table.Documents)
            {
                foreach (var (id, text) in PersonPlaces.Documents(session, keys, table.Table, column))
                {
                    if (table.IsComputed)
                    {
                        session.Execute($"DELETE FROM {table.Table} WHERE id = @p0", id);
                    }
                    else
                    {
                        session.Execute($"UPDATE {table.Table} SET {column} = @p1 WHERE id = @p0", id, keys.Replace(text, pseudonym));
                    }
                }
            }
        }

        var labels = PersonPlaces.Mentioning(session, keys, "event_labels", "name");
        if (labels.Count == 0)
        {
            return;
        }

        foreach (var (id, _) in labels)
        {
            session.Execute("UPDATE event_labels SET name = @p1 WHERE id = @p0", id, Drawn());
        }

        // Names are shared: every process that keeps them reads them anew.
        session.Execute("UPDATE import_batches SET committed_at = committed_at + 1 WHERE status = 1 AND first_event_id IS NOT NULL");
    }

    private static string Drawn() => "erased-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
}
