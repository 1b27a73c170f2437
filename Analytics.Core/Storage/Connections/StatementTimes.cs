using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Analytics.Core.Storage.Connections;

/// <summary>Tells observers how long statements took.</summary>
internal sealed class StatementTimes(IEnumerable<IStatementObserver> observers) : DbCommandInterceptor
{
    private readonly IReadOnlyList<IStatementObserver> _observers = [.. observers];

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Tell(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(Tell(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Tell(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => new(Tell(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Tell(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => new(Tell(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Tell(command.CommandText, eventData.Duration, failed: true);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(command.CommandText, eventData.Duration, failed: true);
        return Task.CompletedTask;
    }

    private T Tell<T>(DbCommand command, CommandExecutedEventData eventData, T result)
    {
        Tell(command.CommandText, eventData.Duration, failed: false);
        return result;
    }

    private void Tell(string statement, TimeSpan duration, bool failed)
    {
        foreach (var observer in _observers)
        {
            observer.Executed(statement, duration, failed);
        }
    }
}
