using Microsoft.Data.Sqlite;

namespace Analytics.Web.Commands.Faults;

/// <summary>What a database holds of one file, read by plain SQL past all code that it is to be held against.</summary>
/// <param name="Batches">How many committed batches bear its name.</param>
/// <param name="Lines">Lines of these.</param>
/// <param name="AmountUnits">What the lines come to, in ten-thousandths.</param>
internal sealed record StoredFile(long Batches, long Lines, long AmountUnits)
{
    /// <summary>Whether the file is there once and whole.</summary>
    public bool IsOnce(KilledFile file) => this == new StoredFile(1, file.Rows, file.AmountUnits);

    /// <summary>Whether nothing of the file is there.</summary>
    public bool IsNone => this == new StoredFile(0, 0, 0);

    /// <summary>Reads it.</summary>
    public static StoredFile Read(string database, string name)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT COUNT(*) FROM import_batches WHERE status = 1 AND source_name = @name), COUNT(*), COALESCE(SUM(l.amount_units), 0) "
            + "FROM import_batches AS b JOIN purchase_lines AS l ON l.batch_id = b.id WHERE b.status = 1 AND b.source_name = @name";
        command.Parameters.AddWithValue("@name", name);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StoredFile(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>A connection of its own that changes nothing.</summary>
    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
