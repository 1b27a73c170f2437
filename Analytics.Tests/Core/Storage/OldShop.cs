using Analytics.Core.Storage.Connections;

namespace Analytics.Tests.Core.Storage;

/// <summary>
/// A small shop written by plain SQL as an earlier version left it, so that no code of today has a hand in it: two customers, two products,
/// three lines of two orders, an account, a setting, an entry of the audit, a quarantined row, and what later steps brought once they are there.
/// </summary>
internal static class OldShop
{
    public const long AmountUnits = 19_900 + 50_000 - 10_000;

    private static readonly string[] FromTheStart =
    [
        "INSERT INTO import_batches (kind, status, source_name, created_by, created_at, committed_at, rows, rows_committed, rows_quarantined, first_at_unix_ms, last_at_unix_ms, first_line_id, last_line_id, needs_cleanup) "
        + "VALUES (1, 1, 'old.csv', 'ann', 1600000000000, 1600000001000, 4, 3, 1, 1500000000000, 1500000200000, 1, 3, FALSE)",
        "INSERT INTO customers (id, external_id, name, birth_year, gender, location, registered_on, batch_id) VALUES (1, 'c1', 'Zoë', 1980, 'female', 'Bergen', '2017-01-02', 1)",
        "INSERT INTO customers (id, external_id, batch_id) VALUES (2, 'c2', 1)",
        "INSERT INTO labels (id, kind, name, batch_id) VALUES (1, 1, 'Tea', 1)",
        "INSERT INTO labels (id, kind, name, batch_id) VALUES (2, 2, 'Web', 1)",
        "INSERT INTO products (id, code, name, category_id, is_goods, batch_id) VALUES (1, 'p1', 'Green tea', 1, TRUE, 1)",
        "INSERT INTO products (id, code, is_goods, batch_id) VALUES (2, 'p2', FALSE, 1)",
        "INSERT INTO orders (id, external_id, batch_id) VALUES (1, 'o1', 1)",
        "INSERT INTO orders (id, external_id, batch_id) VALUES (2, 'o2', 1)",
        "INSERT INTO purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, channel_id, at_unix_ms, quantity_units, amount_units, unit_price_units) VALUES (1, 1, 2, 1, 1, 1, 2, 1500000000000, 1000, 19900, 19900)",
        "INSERT INTO purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, at_unix_ms, quantity_units, amount_units) VALUES (2, 1, 3, 1, 1, 2, 1500000000000, 2000, 50000)",
        "INSERT INTO purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, at_unix_ms, quantity_units, amount_units) VALUES (3, 1, 4, 2, 2, 1, 1500000200000, -1000, -10000)",
        "INSERT INTO quarantined_rows (batch_id, source_line, cells_json, field, reason) VALUES (1, 5, '[\"x\"]', 'amount', 'not a number')",
        "INSERT INTO key_counters (kind, next) VALUES ('line', 4)",
        "INSERT INTO key_counters (kind, next) VALUES ('order', 3)",
        "INSERT INTO key_counters (kind, next) VALUES ('customer', 3)",
        "INSERT INTO key_counters (kind, next) VALUES ('product', 3)",
        "INSERT INTO key_counters (kind, next) VALUES ('label', 3)",
        "INSERT INTO key_counters (kind, next) VALUES ('purge', 1)",
        "INSERT INTO customer_changes (batch_id, customer_id, applied_version, new_name, old_name, new_birth_year, old_birth_year, new_age_as_of) VALUES (1, 1, 1, 'Zoë', 'Zoe Before', 1980, 1908, '2017-01-01')",
        "INSERT INTO settings (key, value_json) VALUES ('greeting', '\"hello\"')",
        "INSERT INTO users (id, created_at, is_demo, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) "
        + "VALUES ('u1', 1600000000000, FALSE, 'ann', 'ANN', FALSE, FALSE, FALSE, TRUE, 0)",
        "INSERT INTO saved_views (name, address, owner, is_shared, created_at) VALUES ('mine', '/?period=last30', 'ann', FALSE, 1600000000000)",
        "INSERT INTO audit_entries (at, actor, action, subject) VALUES (1600000000000, 'ann', 'import.commit', '1')",
    ];

    /// <summary>Writes the shop into a database that was brought to the last of <paramref name="steps"/> and no further.</summary>
    public static void Write(Database database, IReadOnlyList<string> steps) => database.Write(session =>
    {
        foreach (var statement in FromTheStart)
        {
            session.Execute(statement);
        }

        session.Execute(Has(steps, "DataStamp")
            ? "INSERT INTO data_state (id, database_id, version, settings_version, stamp) VALUES (1, '6f2b9c1e-5c0d-4a55-9c8e-0d7f5b1f2a3b', 7, 3, 11)"
            : "INSERT INTO data_state (id, database_id, version, settings_version) VALUES (1, '6f2b9c1e-5c0d-4a55-9c8e-0d7f5b1f2a3b', 7, 3)");
        if (Has(steps, "CustomerNotes"))
        {
            session.Execute("INSERT INTO customer_notes (customer_id, text, author, created_at, version) VALUES ('c1', 'prefers the back door', 'ann', 1600000000000, 1)");
        }

        if (Has(steps, "Reviews"))
        {
            Batch(session, 8, "old reviews.csv");
            session.Execute("INSERT INTO reviews (batch_id, source_line, customer, text, rating_units) VALUES (2, 2, 'c1', 'Good tea', 500)");
        }

        if (Has(steps, "TrackedEvents"))
        {
            Batch(session, 6, "old events.csv");
            session.Execute("UPDATE import_batches SET first_event_id = 1, last_event_id = 1 WHERE id = 3");
            session.Execute("INSERT INTO event_actors (id, external_id, batch_id) VALUES (1, 'c1', 3)");
            session.Execute("INSERT INTO event_labels (id, kind, name, batch_id) VALUES (1, 1, 'view', 3)");
            session.Execute("INSERT INTO tracked_events (id, batch_id, source_line, actor_id, type, name_id, at_unix_ms, engagement) VALUES (1, 3, 2, 1, 1, 1, 1500000000000, 1)");
            session.Execute("UPDATE tracked_events SET properties_json = '{\"mail\":\"zoe@old.example\"}'");
            if (Has(steps, "FieldKeys"))
            {
                session.Execute("INSERT INTO visitor_facts (batch_id, actor_id, gender, attributes_json) VALUES (3, 1, 'femme', '{\"size\":\"tall\"}')");
            }
            else
            {
                session.Execute("INSERT INTO event_labels (id, kind, name, batch_id) VALUES (2, 36, 'femme', 3)");
                session.Execute("INSERT INTO visitor_facts (batch_id, actor_id, gender_id, attributes_json) VALUES (3, 1, 2, '{\"size\":\"tall\"}')");
            }

            if (Has(steps, "Consents"))
            {
                session.Execute("INSERT INTO consents (person_id, tracking, changed_at, changed_by) VALUES ('c2', FALSE, 1600000000000, 'ann')");
            }

            session.Execute("INSERT INTO key_counters (kind, next) VALUES ('event', 2)");
            session.Execute("INSERT INTO key_counters (kind, next) VALUES ('actor', 2)");
            session.Execute("INSERT INTO key_counters (kind, next) VALUES ('session', 1)");
            session.Execute("INSERT INTO key_counters (kind, next) VALUES ('event label', 3)");
        }

        return true;
    });

    /// <summary>Whether a step of this name is among <paramref name="steps"/>.</summary>
    public static bool Has(IReadOnlyList<string> steps, string name) => steps.Any(step => step.EndsWith("_" + name, StringComparison.Ordinal));

    /// <summary>Each table of the program with how many rows it has.</summary>
    public static Dictionary<string, long> Count(Database database) => database.Read(session =>
    {
        var tables = session.List(static row => row.GetString(0), database.IsSqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        return tables.ToDictionary(static table => table, table => session.Number($"SELECT COUNT(*) FROM \"{table}\""), StringComparer.Ordinal);
    });

    private static void Batch(SqlSession session, int kind, string name) => session.Execute(
        "INSERT INTO import_batches (kind, status, source_name, created_by, created_at, committed_at, rows, rows_committed, rows_quarantined, needs_cleanup) "
        + "VALUES (@p0, 1, @p1, 'ann', 1600000000000, 1600000002000, 1, 1, 0, FALSE)",
        kind,
        name);
}
