using System.Data.Common;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>
/// The chain of hashes through the audit. It shows what was changed without the program; somebody who can write the database and knows this
/// code can compute it anew, which is found by holding it against a head kept elsewhere (the log of each start, backups' manifests).
/// </summary>
internal static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Genesis = new('0', 64);

    private const string Columns = "id, at, actor, action, subject, detail_json, address, hash";

    private const int PageSize = 2_000;

    /// <summary>The head as it is stored; null before the chain was begun.</summary>
    public static AuditHead? Head(SqlSession session) =>
        session.List(static row => new AuditHead(row.GetInt64(0), row.GetString(1)), "SELECT entries, hash FROM audit_head WHERE id = 1").SingleOrDefault();

    /// <summary>Begins the chain, with the entries that are there.</summary>
    public static AuditHead Begin(SqlSession session)
    {
        if (Head(session) is { } begun)
        {
            return begun;
        }

        var (entries, hash) = (0L, Genesis);
        foreach (var row in Rows(session, CancellationToken.None))
        {
            hash = row.Content.HashAfter(hash);
            session.Execute("UPDATE audit_entries SET hash = @p0 WHERE id = @p1", hash, row.Id);
            entries++;
        }

        session.Execute("INSERT INTO audit_head (id, entries, hash) VALUES (1, @p0, @p1)", entries, hash);
        return new AuditHead(entries, hash);
    }

    /// <summary>Adds an entry, in the transaction of <paramref name="session"/>, which holds the right to write.</summary>
    public static AuditHead Append(SqlSession session, AuditContent entry)
    {
        var head = Begin(session);
        var next = new AuditHead(head.Entries + 1, entry.HashAfter(head.Hash));
        session.Execute(
            "INSERT INTO audit_entries (at, actor, action, subject, detail_json, address, hash) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            entry.AtUnixMs,
            entry.Actor,
            entry.Action,
            entry.Subject,
            entry.DetailJson,
            entry.Address,
            next.Hash);
        session.Execute("UPDATE audit_head SET entries = @p0, hash = @p1 WHERE id = 1", next.Entries, next.Hash);
        return next;
    }

    /// <summary>Computes every hash anew and holds it against what is stored.</summary>
    public static AuditVerification Verify(SqlSession session, string? given, CancellationToken cancellationToken)
    {
        // Read first: entries that are written meanwhile come after it.
        var head = Head(session);
        var (entries, hash) = (0L, Genesis);
        AuditBreak? first = null;
        var holds = string.Equals(given, Genesis, StringComparison.OrdinalIgnoreCase);
        var seen = head is null || (head.Entries == 0 && head.Hash == Genesis);
        foreach (var row in Rows(session, cancellationToken))
        {
            var expected = row.Content.HashAfter(hash);
            entries++;
            if (first is null && row.Hash != expected)
            {
                first = new AuditBreak(
                    row.Id,
                    row.Hash is null
                        ? $"Entry {row.Id} was put in without this program: it has no hash."
                        : $"Entry {row.Id} or the one before it was changed, or entries between them were taken out or put in.");
            }

            // Goes on with what is stored, so that one break is not every entry's.
            hash = row.Hash ?? expected;
            holds |= string.Equals(given, hash, StringComparison.OrdinalIgnoreCase);
            seen |= head is not null && entries == head.Entries && hash == head.Hash;
        }

        if (first is null && !seen)
        {
            first = new AuditBreak(null, $"The chain had {head!.Entries} entries and ended otherwise: entries at its end were taken out or put in.");
        }

        return new AuditVerification(entries, hash, first, given is null ? null : holds);
    }

    private static IEnumerable<(long Id, AuditContent Content, string? Hash)> Rows(SqlSession session, CancellationToken cancellationToken)
    {
        var after = long.MinValue;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = session.List(Read, $"SELECT {Columns} FROM audit_entries WHERE id > @p0 ORDER BY id LIMIT {PageSize}", after);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    private static (long Id, AuditContent Content, string? Hash) Read(DbDataReader row) => (
        row.GetInt64(0),
        new AuditContent(row.GetInt64(1), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5), Text(row, 6)),
        Text(row, 7));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
