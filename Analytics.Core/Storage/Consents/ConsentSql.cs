using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Consents;

/// <summary>The statements about what imports say of consent.</summary>
internal static class ConsentSql
{
    /// <summary>
    /// Everything that counts as said, page, API and files alike, as person_id, purpose, is_given, said_at, is_dated, changed_by, batch_id, source_name
    /// and is_kept. The no of a browser that follows its customer is not its own word.
    /// </summary>
    public const string Said =
        "SELECT person_id, 0 AS purpose, tracking AS is_given, COALESCE(tracking_at, changed_at) AS said_at, TRUE AS is_dated, changed_by, CAST(NULL AS INTEGER) AS batch_id, CAST(NULL AS TEXT) AS source_name, FALSE AS is_kept "
        + "FROM consents WHERE tracking IS NOT NULL AND (tracking OR follows_id IS NULL) "
        + "UNION ALL SELECT person_id, 1, marketing, COALESCE(marketing_at, changed_at), TRUE, changed_by, CAST(NULL AS INTEGER), CAST(NULL AS TEXT), FALSE FROM consents WHERE marketing IS NOT NULL "
        + "UNION ALL SELECT s.person_id, s.purpose, s.is_given, s.said_at, s.is_dated, b.created_by, b.id, b.source_name, b.status = 2 "
        + "FROM consent_statements AS s JOIN import_batches AS b ON b.id = s.batch_id WHERE b.status = 1 OR (b.status = 2 AND b.committed_at IS NOT NULL)";

    private const string Stage =
        "INSERT INTO consent_statements (batch_id, person_id, purpose, is_given, is_dated, said_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5) "
        + "ON CONFLICT (batch_id, person_id, purpose, is_given, is_dated) DO UPDATE SET said_at = excluded.said_at WHERE excluded.said_at > consent_statements.said_at";

    /// <summary>Adds what a pending batch says.</summary>
    public static void Insert(SqlSession session, List<ConsentStatement> rows, int batchId)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var stage = session.Prepare(Stage);
        foreach (var last in rows.GroupBy(static r => r with { SaidAtUnixMs = 0 }).Select(static g => g.MaxBy(static r => r.SaidAtUnixMs)!))
        {
            stage.Execute(batchId, last.PersonId, (int)last.Purpose, last.IsGiven, last.IsDated, last.SaidAtUnixMs);
        }
    }

    /// <summary>
    /// Takes back what a batch said: what was given goes with it. That somebody withdrew stays true whatever becomes of the rest of the file, unless
    /// the file itself says that they gave it again.
    /// </summary>
    public static void Undo(SqlSession session, int batchId)
    {
        session.Execute(
            "DELETE FROM consent_statements WHERE batch_id = @p0 AND is_given = @p1 AND EXISTS (SELECT 1 FROM consent_statements AS y WHERE y.batch_id = @p0 AND y.person_id = consent_statements.person_id "
            + "AND y.purpose = consent_statements.purpose AND y.is_given = @p2 AND (y.is_dated = @p2 OR consent_statements.is_dated = @p1) AND y.said_at > consent_statements.said_at)",
            batchId,
            false,
            true);
        session.Execute("DELETE FROM consent_statements WHERE batch_id = @p0 AND is_given = @p1", batchId, true);
    }

    /// <summary>Removes all that a batch said which never counted.</summary>
    public static void Discard(SqlSession session, int batchId) => session.Execute("DELETE FROM consent_statements WHERE batch_id = @p0", batchId);
}
