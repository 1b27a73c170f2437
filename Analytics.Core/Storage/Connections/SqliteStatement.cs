using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage.Connections;

/// <summary>
/// A prepared statement of numbers, stepped without ADO.NET's objects for each cell: for the two places where half a
/// million rows a second matter, writing lines and reading them. Must not outlive its connection.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly nint _database;
    private nint _statement;

    private SqliteStatement(nint database, string sql)
    {
        _database = database;
        var text = Encoding.UTF8.GetBytes(sql);
        Check(SqliteNative.Prepare(database, ref text[0], text.Length, out _statement, 0));
    }

    /// <summary>A statement, or null where only ADO.NET can serve.</summary>
    public static SqliteStatement? TryPrepare(SqliteConnection connection, string sql) =>
        SqliteNative.TryHandle(connection, out var database) ? new SqliteStatement(database, sql) : null;

    /// <summary>Binds a number to a parameter, counted from 1.</summary>
    public void Bind(int parameter, long value) => Check(SqliteNative.BindInt64(_statement, parameter, value));

    public void BindNull(int parameter) => Check(SqliteNative.BindNull(_statement, parameter));

    /// <summary>A key, or null for 0.</summary>
    public void BindKey(int parameter, int key)
    {
        if (key == 0)
        {
            BindNull(parameter);
        }
        else
        {
            Bind(parameter, key);
        }
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next values.</summary>
    public void Run()
    {
        var result = SqliteNative.Step(_statement);
        if (result != SqliteNative.Done)
        {
            Fail(result);
        }

        Check(SqliteNative.Reset(_statement));
    }

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Read()
    {
        var result = SqliteNative.Step(_statement);
        if (result == SqliteNative.Row)
        {
            return true;
        }

        if (result != SqliteNative.Done)
        {
            Fail(result);
        }

        return false;
    }

    /// <summary>A cell as a number; 0 when it is null.</summary>
    public long Number(int column) => SqliteNative.ColumnInt64(_statement, column);

    public bool IsNull(int column) => SqliteNative.ColumnType(_statement, column) == SqliteNative.TypeNull;

    public void Dispose()
    {
        if (_statement != 0)
        {
            _ = SqliteNative.Finish(_statement);
            _statement = 0;
        }
    }

    private void Check(int result)
    {
        if (result != SqliteNative.Ok)
        {
            Fail(result);
        }
    }

    private void Fail(int result)
    {
        var message = Marshal.PtrToStringUTF8(SqliteNative.ErrorMessage(_database));
        Dispose();
        throw new SqliteException($"SQLite Error {result & 0xFF}: '{message}'.", result & 0xFF, result);
    }
}
