using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Protection;

/// <summary>Goes through all rows with encrypted columns, page by page, and writes back what is to change.</summary>
internal static class SealedRows
{
    private const int RowsInAPage = 5_000;

    /// <summary>What is to become of a stored value: the value to write, or null to empty it; the very same text to leave it.</summary>
    public delegate string? Change(SealedColumn column, string stored);

    /// <summary>Goes through one table, in the caller's transaction; returns how many rows were changed.</summary>
    public static long Go(SqlSession session, (string Table, string[] Keys, SealedColumn[] Columns) table, Change change)
    {
        long changed = 0;
        for (long[]? after = null; ;)
        {
            (after, var rows) = Page(session, table, after, change);
            changed += rows;
            if (after is null)
            {
                return changed;
            }
        }
    }

    /// <summary>One page after a row; returns the last row's keys, null when it was the last page.</summary>
    public static (long[]? Last, long Changed) Page(SqlSession session, (string Table, string[] Keys, SealedColumn[] Columns) table, long[]? after, Change change)
    {
        var keys = string.Join(", ", table.Keys);
        var columns = table.Columns;
        var where = after is null ? string.Empty : $"AND ({keys}) > ({string.Join(", ", table.Keys.Select(static (_, i) => PreparedSql.Name(i)))}) ";
        var rows = session.List(
            row => (
                Keys: table.Keys.Select((_, i) => row.GetInt64(i)).ToArray(),
                Values: columns.Select((_, i) => row.IsDBNull(table.Keys.Length + i) ? null : row.GetString(table.Keys.Length + i)).ToArray()),
            $"SELECT {keys}, {string.Join(", ", columns.Select(static c => c.Column))} FROM {table.Table} "
            + $"WHERE ({string.Join(" OR ", columns.Select(static c => c.Column + " IS NOT NULL"))}) {where}ORDER BY {keys} LIMIT {RowsInAPage}",
            after is null ? [] : [.. after.Cast<object?>()]);
        var find = string.Join(" AND ", table.Keys.Select(static (key, i) => $"{key} = {PreparedSql.Name(i)}"));
        var update = session.Prepare($"UPDATE {table.Table} SET {string.Join(", ", columns.Select((c, i) => $"{c.Column} = {PreparedSql.Name(table.Keys.Length + i)}"))} WHERE {find}");
        long changed = 0;
        foreach (var (key, values) in rows)
        {
            var next = values.Select((value, i) => value is null ? null : change(columns[i], value)).ToArray();
            if (next.AsSpan().SequenceEqual(values))
            {
                continue;
            }

            changed++;
            if (columns.Where((c, i) => c.IsRequired && next[i] is null).Any())
            {
                session.Execute($"DELETE FROM {table.Table} WHERE {find}", [.. key.Cast<object?>()]);
            }
            else
            {
                update.Execute([.. key.Cast<object?>(), .. next]);
            }
        }

        return (rows.Count < RowsInAPage ? null : rows[^1].Keys, changed);
    }
}
