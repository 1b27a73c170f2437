using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>The turn at playing the demo: taken when nobody has it, kept, and looked at once a second. Not safe for concurrent use.</summary>
internal sealed class DemoTurn(WorkTurns turns, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private WorkTurn? _held;
    private long _lookedAt;

    /// <summary>Takes the turn, or sees that it is held still.</summary>
    /// <returns>Whether this server plays.</returns>
    /// <exception cref="StorageException">It cannot be told whether somebody has it.</exception>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        if (_held is not null && time.GetElapsedTime(_lookedAt) < LookEvery)
        {
            return true;
        }

        if (_held is null || !await _held.IsHeldAsync(cancellationToken))
        {
            Dispose();
            // It may open a connection, which blocks.
            _held = await Task.Run(() => turns.TryTake(DemoPurchaseSource.Turn), cancellationToken);
        }

        _lookedAt = time.GetTimestamp();
        return _held is not null;
    }

    /// <summary>Lets go of it; it can be taken again.</summary>
    public void Dispose()
    {
        _held?.Dispose();
        _held = null;
    }
}
