using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Persons;

/// <summary>Writes everything about a person as one document: a list for each table, a row as its columns.</summary>
internal static class PersonExport
{
    /// <summary>Writes it.</summary>
    public static void Write(SqlSession session, PersonKeys keys, DateTimeOffset now, Stream stream, CancellationToken cancellationToken)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var customer = keys.Customer ?? 0;
        writer.WriteStartObject();
        writer.WriteString("id", keys.Id);
        writer.WriteString("exportedAt", now);
        writer.WriteString("about", "Everything that is stored about this person. Amounts are in ten-thousandths, quantities in thousandths, instants in milliseconds since 1970 UTC.");
        Rows(writer, session, "customer", ["customers"], "SELECT * FROM customers WHERE id = @p0", cancellationToken, customer);
        Rows(writer, session, "earlierAttributes", ["customer_changes"], "SELECT * FROM customer_changes WHERE customer_id = @p0", cancellationToken, customer);
        Rows(
            writer, session, "purchases", [],
            "SELECT l.id, b.source_name AS source, l.source_line, o.external_id AS order_id, l.at_unix_ms, p.code AS product, p.name AS product_name, "
            + "COALESCE(k.name, pk.name) AS category, h.name AS channel, w.name AS location, l.quantity_units, l.unit_price_units, l.amount_units "
            + "FROM purchase_lines AS l JOIN import_batches AS b ON b.id = l.batch_id JOIN orders AS o ON o.id = l.order_id LEFT JOIN products AS p ON p.id = l.product_id "
            + "LEFT JOIN labels AS k ON k.id = l.category_id LEFT JOIN labels AS pk ON pk.id = p.category_id LEFT JOIN labels AS h ON h.id = l.channel_id "
            + "LEFT JOIN labels AS w ON w.id = l.location_id WHERE l.customer_id = @p0 ORDER BY l.at_unix_ms, l.id",
            cancellationToken, customer);
        Rows(writer, session, "notes", ["customer_notes"], "SELECT * FROM customer_notes WHERE customer_id = @p0 ORDER BY id", cancellationToken, keys.Id);
        Rows(
            writer, session, "consents", [], $"SELECT * FROM consents WHERE person_id = @p0 OR follows_id = @p0 OR person_id IN (SELECT external_id FROM event_actors WHERE id IN ({keys.ActorList})) ORDER BY person_id",
            cancellationToken, keys.Id);
        Rows(
            writer, session, "consentsByFiles", [], "SELECT s.*, b.source_name AS source FROM consent_statements AS s JOIN import_batches AS b ON b.id = s.batch_id WHERE s.person_id = @p0 ORDER BY s.said_at",
            cancellationToken, keys.Id);
        Rows(writer, session, "reviews", ["reviews"], "SELECT * FROM reviews WHERE customer = @p0 ORDER BY id", cancellationToken, keys.Id);
        Rows(
            writer, session, "events", ["tracked_events"],
            "SELECT e.id, a.external_id AS actor, s.external_id AS session, n.name, e.at_unix_ms, p.name AS page, r.name AS referrer, d.name AS device, c.name AS channel, "
            + "e.properties_json, e.revenue_units, e.engagement, e.sentiment_units FROM tracked_events AS e JOIN event_actors AS a ON a.id = e.actor_id "
            + "JOIN event_labels AS n ON n.id = e.name_id LEFT JOIN event_sessions AS s ON s.id = e.session_id LEFT JOIN event_labels AS p ON p.id = e.page_id "
            + "LEFT JOIN event_labels AS r ON r.id = e.referrer_id LEFT JOIN event_labels AS d ON d.id = e.device_id LEFT JOIN event_labels AS c ON c.id = e.channel_id "
            + $"WHERE e.actor_id IN ({keys.ActorList}) ORDER BY e.id",
            cancellationToken);
        Rows(
            writer, session, "visitors", ["visitor_facts"],
            "SELECT a.external_id AS visitor, f.at_unix_ms, d.name AS device, f.gender, f.attributes_json FROM event_actors AS a "
            + "LEFT JOIN visitor_facts AS f ON f.actor_id = a.id LEFT JOIN event_labels AS d ON d.id = f.device_id "
            + $"WHERE a.id IN ({keys.ActorList}) ORDER BY a.id",
            cancellationToken);
        var waiting = PersonPlaces.Quarantined(session, keys);
        Rows(
            writer, session, "rowsThatWait", ["quarantined_rows"],
            $"SELECT source_line, cells_json, field, reason FROM quarantined_rows WHERE id IN ({(waiting.Count == 0 ? "0" : string.Join(',', waiting.Select(static i => i.ToString(CultureInfo.InvariantCulture))))})",
            cancellationToken);
        writer.WriteEndObject();
    }

    // Encrypted columns are told by the table that they come from.
    private static void Rows(Utf8JsonWriter writer, SqlSession session, string name, string[] sources, string sql, CancellationToken cancellationToken, params object[] values)
    {
        writer.WriteStartArray(name);
        using var reader = session.Prepare(sql).Query(values);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteStartObject();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                writer.WritePropertyName(reader.GetName(column));
                Value(writer, session, sources, reader, column);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter writer, SqlSession session, string[] sources, DbDataReader reader, int column)
    {
        if (!reader.IsDBNull(column) && sources.Select(table => SealedColumns.Find(table, reader.GetName(column))).FirstOrDefault(static c => c is not null) is { } closed)
        {
            var text = session.Cipher.Open(closed, reader.GetString(column))!;
            if (closed.IsNumber)
            {
                writer.WriteRawValue(text);
            }
            else
            {
                writer.WriteStringValue(text);
            }

            return;
        }

        switch (reader.GetValue(column))
        {
            case DBNull: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case IFormattable number: writer.WriteRawValue(Number(number)); break;
            case var other: writer.WriteStringValue(other.ToString()); break;
        }
    }

    // Numbers as they are; days and other values that have a form of their own as texts.
    private static string Number(IFormattable value) => value is DateTime or DateOnly or DateTimeOffset or Guid
        ? JsonSerializer.Serialize(value.ToString(value is DateTime or DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture))
        : value.ToString(null, CultureInfo.InvariantCulture);
}
