using System.Data.Common;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>Which of the lines that came are new, which are there already, and which are there with other content.</summary>
internal sealed class StreamPlan
{
    private const string KnownSql =
        "SELECT s.id, b.status FROM stream_lines AS s JOIN import_batches AS b ON b.id = s.batch_id WHERE s.line_key = @p0";

    private const string LineSql =
        "SELECT o.external_id, c.external_id, p.code, k.name, h.name, w.name, l.at_unix_ms, l.quantity_units, l.amount_units, l.unit_price_units "
        + "FROM purchase_lines AS l JOIN orders AS o ON o.id = l.order_id LEFT JOIN customers AS c ON c.id = l.customer_id "
        + "LEFT JOIN products AS p ON p.id = l.product_id LEFT JOIN labels AS k ON k.id = l.category_id LEFT JOIN labels AS h ON h.id = l.channel_id "
        + "LEFT JOIN labels AS w ON w.id = l.location_id WHERE l.id = @p0";

    private readonly StreamOutcome[] _outcomes;

    private StreamPlan(int rows)
    {
        _outcomes = new StreamOutcome[rows];
    }

    public IReadOnlyList<StreamOutcome> Outcomes => _outcomes;

    public List<StreamRow> Fresh { get; } = [];

    public List<(long Id, StreamRow Row)> Corrected { get; } = [];

    public bool ChangesAnything => Fresh.Count + Corrected.Count > 0;

    public static StreamPlan Of(SqlSession session, IReadOnlyList<StreamRow> rows)
    {
        var plan = new StreamPlan(rows.Count);
        var known = session.Prepare(KnownSql);
        var stored = session.Prepare(LineSql);
        // A line may be corrected within one call: its last word counts.
        var fresh = new Dictionary<Guid, int>();
        var corrected = new Dictionary<Guid, int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (fresh.TryGetValue(row.Key, out var at))
            {
                row = KeepTime(row, plan.Fresh[at].Line);
                plan._outcomes[i] = IsSame(plan.Fresh[at].Line, row.Line) ? StreamOutcome.Repeated : StreamOutcome.Corrected;
                plan.Fresh[at] = row;
            }
            else if (corrected.TryGetValue(row.Key, out at))
            {
                row = KeepTime(row, plan.Corrected[at].Row.Line);
                plan._outcomes[i] = IsSame(plan.Corrected[at].Row.Line, row.Line) ? StreamOutcome.Repeated : StreamOutcome.Corrected;
                plan.Corrected[at] = (plan.Corrected[at].Id, row);
            }
            else if (Find(session, known, row.Key) is not { } id)
            {
                fresh[row.Key] = plan.Fresh.Count;
                plan.Fresh.Add(row);
                plan._outcomes[i] = StreamOutcome.Added;
            }
            else
            {
                var before = Read(stored, id);
                row = KeepTime(row, before);
                plan._outcomes[i] = IsSame(before, row.Line) ? StreamOutcome.Repeated : StreamOutcome.Corrected;
                if (plan._outcomes[i] == StreamOutcome.Corrected)
                {
                    corrected[row.Key] = plan.Corrected.Count;
                    plan.Corrected.Add((id, row));
                }
            }
        }

        return plan;
    }

    /// <summary>Remembers the keys of the new lines, which were stored from <paramref name="firstId"/> on, and that the others have changed.</summary>
    public void Record(SqlSession session, long firstId, int batchId, long version)
    {
        var insert = session.Prepare("INSERT INTO stream_lines (id, batch_id, line_key) VALUES (@p0, @p1, @p2)");
        for (var i = 0; i < Fresh.Count; i++)
        {
            insert.Execute(firstId + i, batchId, Fresh[i].Key.ToByteArray());
        }

        var update = session.Prepare("UPDATE stream_lines SET corrected_version = @p1 WHERE id = @p0");
        foreach (var (id, _) in Corrected)
        {
            update.Execute(id, version);
        }
    }

    // A line of a batch that was undone gives way.
    private static long? Find(SqlSession session, PreparedSql known, Guid key)
    {
        var found = (Id: 0L, Counts: false);
        using (var reader = known.Query(key.ToByteArray()))
        {
            if (!reader.Read())
            {
                return null;
            }

            found = (reader.GetInt64(0), reader.GetInt32(1) == 1);
        }

        if (found.Counts)
        {
            return found.Id;
        }

        session.Execute("DELETE FROM stream_lines WHERE id = @p0", found.Id);
        return null;
    }

    private static PurchaseRow Read(PreparedSql stored, long id)
    {
        using var row = stored.Query(id);
        return row.Read()
            ? new PurchaseRow(
                0, row.GetString(0), Text(row, 1), Text(row, 2), null, true, Text(row, 3), Text(row, 4), Text(row, 5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8),
                row.IsDBNull(9) ? null : row.GetInt64(9))
            : default;
    }

    private static StreamRow KeepTime(StreamRow row, in PurchaseRow before) => row.IsTimeGiven ? row : row with { Line = row.Line with { AtUnixMs = before.AtUnixMs } };

    // A product's name belongs to the product, not to the line.
    private static bool IsSame(in PurchaseRow one, in PurchaseRow other) => Essence(one) == Essence(other);

    private static PurchaseRow Essence(in PurchaseRow row) => row with
    {
        SourceLine = 0,
        ProductName = null,
        IsGoods = true,
        CustomerExternalId = Empty(row.CustomerExternalId),
        ProductCode = Empty(row.ProductCode),
        Category = Empty(row.Category),
        Channel = Empty(row.Channel),
        Location = Empty(row.Location),
    };

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
