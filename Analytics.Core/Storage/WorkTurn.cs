using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>The right to do one work as the only process on a database; see <see cref="WorkTurns"/>. Disposing of it lets the next one have it.</summary>
public sealed class WorkTurn : IDisposable
{
    private readonly BatchLease _lease;

    internal WorkTurn(BatchLease lease)
    {
        _lease = lease;
    }

    /// <summary>
    /// Whether it still is this process's: a lock file stays until it is let go of, but PostgreSQL gives the turn to others when the session that holds it is lost.
    /// Who works long asks now and then.
    /// </summary>
    /// <param name="cancellationToken">Stops the question.</param>
    public Task<bool> IsHeldAsync(CancellationToken cancellationToken = default) => _lease.IsHeldAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _lease.Dispose();
}
