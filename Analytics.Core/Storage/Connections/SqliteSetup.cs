using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Analytics.Core.Storage.Connections;

/// <summary>Gives each connection that EF Core opens the same pragmas as our own ones.</summary>
internal sealed class SqliteSetup(string pragmas) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        if (command is not null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private DbCommand? Command(DbConnection connection)
    {
        if (connection is not SqliteConnection)
        {
            return null;
        }

        var command = connection.CreateCommand();
        command.CommandText = pragmas;
        return command;
    }
}
