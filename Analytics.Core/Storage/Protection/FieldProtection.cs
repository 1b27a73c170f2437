using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage.Protection;

/// <summary>
/// Looks after the encryption of sensitive columns: begins it, changes the key, counts what does not open, and gives up what never will.
/// A singleton; safe for concurrent use. All throw <see cref="StorageException"/>.
/// </summary>
public sealed class FieldProtection
{
    private readonly Database _database;
    private readonly FieldKeyStore _keys;

    internal FieldProtection(Database database, FieldKeyStore keys, KeyRing ring)
    {
        _database = database;
        _keys = keys;
        Ring = ring;
    }

    /// <summary>The ring that encrypts the keys.</summary>
    public KeyRing Ring { get; }

    /// <summary>How many values are as they should be and how many are not. Changes nothing.</summary>
    /// <exception cref="StorageException">The keys are not there (<see cref="StorageProblem.KeysLost"/>).</exception>
    public Task<FieldReport> InspectAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            _database.Cipher.Adopt(_keys.Load());
            return _database.Read(session => Count(session, cancellationToken));
        },
        cancellationToken);

    /// <summary>
    /// Makes a new key (and one for the ring where that was given a certificate since), and encrypts every value with it anew, some thousand rows in one transaction so that others get their turn. Safe to break off
    /// and to repeat; a running server writes with the new key from its next transaction on.
    /// </summary>
    /// <returns>How many rows were written anew.</returns>
    public async Task<long> RotateAsync(CancellationToken cancellationToken = default)
    {
        _keys.RenewRing();
        await _database.WriteAsync(
            session =>
            {
                _keys.WrapAgain(session);
                _keys.Make(session);
                return true;
            },
            cancellationToken);
        _database.Cipher.Adopt(_keys.Load());
        long rows = 0;
        foreach (var table in SealedColumns.Tables)
        {
            for (long[]? after = null; ;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var from = after;
                (after, var changed) = await _database.WriteAsync(session => SealedRows.Page(session, table, from, (column, stored) => Anew(session, column, stored)), cancellationToken);
                rows += changed;
                if (after is null)
                {
                    break;
                }
            }
        }

        return rows;
    }

    /// <summary>How much <see cref="ForgetAsync"/> would empty.</summary>
    public Task<long> CountLostAsync(CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session =>
        {
            var lost = Lost(session);
            return SealedColumns.Tables.Sum(table => CountWhere(session, table, lost, cancellationToken));
        }),
        cancellationToken);

    /// <summary>
    /// Gives up what can never be decrypted again, because the keys are lost: empties those values, removes notes and waiting rows that were nothing
    /// else, and begins with a new key. Purchases, ids and every number stay. In one transaction.
    /// </summary>
    /// <returns>How many rows were emptied or removed.</returns>
    public Task<long> ForgetAsync(CancellationToken cancellationToken = default) => _database.WriteAsync(
        session =>
        {
            var lost = Lost(session);
            var rows = SealedColumns.Tables.Sum(table => SealedRows.Go(session, table, (column, stored) => lost(column, stored) ? null : stored));
            foreach (var (id, _) in FieldKeyStore.Wrapped(session).Where(key => !_keys.Opens(key.Wrapped)))
            {
                session.Execute("DELETE FROM field_keys WHERE id = @p0", id);
            }

            _keys.Make(session);
            session.Execute("DELETE FROM settings WHERE key = @p0", PseudonymKey.Setting);
            _database.Cipher.Adopt(_keys.Open(FieldKeyStore.Wrapped(session)));
            BatchSql.RaiseVersion(session);
            return rows;
        },
        cancellationToken);

    /// <summary>
    /// At each start: makes the first key and encrypts what an earlier version stored as it was, all in one transaction; else sees that the ring
    /// opens the keys.
    /// </summary>
    /// <returns>How many rows were encrypted.</returns>
    internal long Begin()
    {
        if (_database.Read(FieldKeyStore.HasKeys))
        {
            _database.Cipher.Adopt(_keys.Load());
            return 0;
        }

        return _database.Write(session =>
        {
            // Another process may have been first.
            var isFirst = !FieldKeyStore.HasKeys(session);
            if (isFirst)
            {
                _keys.Make(session);
            }

            _database.Cipher.Adopt(_keys.Open(FieldKeyStore.Wrapped(session)));
            return isFirst ? SealedColumns.Tables.Sum(table => SealedRows.Go(session, table, session.Seal)) : 0;
        });
    }

    private static FieldReport Count(SqlSession session, CancellationToken cancellationToken)
    {
        long good = 0, plain = 0;
        var bad = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in SealedColumns.Tables)
        {
            Each(session, table, (column, stored) =>
            {
                if (!FieldCipher.IsSealed(stored))
                {
                    plain++;
                }
                else if (session.Cipher.TryOpen(column, stored, out _))
                {
                    good++;
                }
                else
                {
                    var place = $"{column.Table}.{column.Column}";
                    bad[place] = bad.GetValueOrDefault(place) + 1;
                }
            }, cancellationToken);
        }

        return new FieldReport(good, plain, bad);
    }

    private static long CountWhere(SqlSession session, (string Table, string[] Keys, SealedColumn[] Columns) table, Func<SealedColumn, string, bool> isMeant, CancellationToken cancellationToken)
    {
        long count = 0;
        Each(session, table, (column, stored) => count += isMeant(column, stored) ? 1 : 0, cancellationToken);
        return count;
    }

    private static void Each(SqlSession session, (string Table, string[] Keys, SealedColumn[] Columns) table, Action<SealedColumn, string> look, CancellationToken cancellationToken)
    {
        using var reader = session.Prepare($"SELECT {string.Join(", ", table.Columns.Select(static c => c.Column))} FROM {table.Table}").Query();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Length; i++)
            {
                if (!reader.IsDBNull(i))
                {
                    look(table.Columns[i], reader.GetString(i));
                }
            }
        }
    }

    // What does not open is left as it is: a later look may find its key.
    private static string? Anew(SqlSession session, SealedColumn column, string stored) =>
        FieldCipher.KeyOf(stored) == session.Cipher.Keys.Active || (FieldCipher.IsSealed(stored) && !session.Cipher.TryOpen(column, stored, out _))
            ? stored
            : session.Seal(column, session.Cipher.Open(column, stored));

    private Func<SealedColumn, string, bool> Lost(SqlSession session)
    {
        var known = FieldKeyStore.Wrapped(session).Where(key => _keys.Opens(key.Wrapped)).ToList();
        if (known.Count == 0)
        {
            return static (_, stored) => FieldCipher.IsSealed(stored);
        }

        var cipher = new FieldCipher(() => _keys.Open(known));
        return (column, stored) => FieldCipher.IsSealed(stored) && !cipher.TryOpen(column, stored, out _);
    }
}
