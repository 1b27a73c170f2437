using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage.Connections;

/// <summary>
/// The few functions of SQLite that the busiest two statements call directly, in the same library that
/// Microsoft.Data.Sqlite uses.
/// </summary>
internal static class SqliteNative
{
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;
    public const int TypeNull = 5;

    private const string Library = "e_sqlite3";

    private static readonly PropertyInfo? HandleOf = typeof(SqliteConnection).GetProperty("Handle");

    private static readonly Lazy<bool> Same = new(IsSameLibrary);

    /// <summary>The native handle of an open connection; false when the functions here are not of its library.</summary>
    public static bool TryHandle(SqliteConnection connection, out nint database)
    {
        // By reflection, because the type of the property is in a package that the project does not refer to.
        database = Same.Value && HandleOf?.GetValue(connection) is SafeHandle { IsInvalid: false } handle ? handle.DangerousGetHandle() : 0;
        return database != 0;
    }

    [DllImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    public static extern int Prepare(nint database, ref byte sql, int bytes, out nint statement, nint tail);

    [DllImport(Library, EntryPoint = "sqlite3_step")]
    public static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset")]
    public static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_finalize")]
    public static extern int Finish(nint statement);

    // These four only touch memory: so short that the runtime need not be told.
    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_bind_int64")]
    public static extern int BindInt64(nint statement, int parameter, long value);

    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_bind_null")]
    public static extern int BindNull(nint statement, int parameter);

    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_column_int64")]
    public static extern long ColumnInt64(nint statement, int column);

    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_column_type")]
    public static extern int ColumnType(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_errmsg")]
    public static extern nint ErrorMessage(nint database);

    [DllImport(Library, EntryPoint = "sqlite3_sourceid")]
    private static extern nint SourceId();

    // Another build of SQLite in the same process would read the handle wrongly.
    private static bool IsSameLibrary()
    {
        try
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT sqlite_source_id()";
            return command.ExecuteScalar() as string == Marshal.PtrToStringUTF8(SourceId());
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }
}
