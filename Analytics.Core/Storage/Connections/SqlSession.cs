using System.Data.Common;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Connections;

/// <summary>One connection, in a transaction or not, with short ways to run SQL. Parameters are named @p0, @p1 and so on.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, FieldCipher? cipher = null) : IDisposable
{
    private readonly List<PreparedSql> _prepared = [];
    private bool _knowsKey;

    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    /// <summary>Opens values of encrypted columns; a copy of the database that is only counted has none.</summary>
    public FieldCipher Cipher => cipher ?? throw new InvalidOperationException("This session reads no encrypted columns.");

    /// <summary>
    /// A value of an encrypted column as it is stored. The first one of a transaction sees that the key is the one in use: another process may have
    /// changed it, or put another database in this one's place, and what is written with a key that is not there is lost.
    /// </summary>
    public string? Seal(SealedColumn column, string? text)
    {
        if (text is not null && !_knowsKey)
        {
            KnowKey();
        }

        return Cipher.Seal(column, text);
    }

    /// <summary>Sees that the key is the one in use, ahead of <see cref="Seal"/>.</summary>
    public void KnowKey()
    {
        if (FieldKeyStore.Active(this) != Cipher.Keys.Active)
        {
            Cipher.Reload(this);
        }

        _knowsKey = true;
    }

    /// <summary>Runs a statement; returns the rows that it touched.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first cell, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        var value = command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    /// <summary>The first cell as a number; 0 when there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) =>
        Convert.ToInt64(Scalar(sql, values) ?? 0L, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All rows, each made into a <typeparamref name="T"/>.</summary>
    public List<T> List<T>(Func<DbDataReader, T> make, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(make(reader));
        }

        return rows;
    }

    /// <summary>A statement that is run many times; it lives as long as this session.</summary>
    public PreparedSql Prepare(string sql)
    {
        var prepared = new PreparedSql(connection, transaction, sql);
        _prepared.Add(prepared);
        return prepared;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared)
        {
            statement.Dispose();
        }

        _prepared.Clear();
    }

    private DbCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        if (connection is Npgsql.NpgsqlConnection)
        {
            command.CommandTimeout = 0; // undoing millions of lines takes its time
        }

        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = PreparedSql.Name(i);
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
