namespace Analytics.Core.Facts;

/// <summary>
/// Holds the newest snapshot of the Facts. Readers take <see cref="Current"/> and never wait; one writer at a time replaces it.
/// </summary>
public sealed class FactStore : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile FactSnapshot _current = FactSnapshot.Empty;

    /// <summary>Raised after a new snapshot is in place, with its version.</summary>
#pragma warning disable MA0046 // Listeners need the version and nothing of the sender.
    public event Action<long>? Changed;
#pragma warning restore MA0046

    /// <summary>The newest snapshot.</summary>
    public FactSnapshot Current => _current;

    /// <summary>Replaces the snapshot by what <paramref name="next"/> makes of it; the very same one means no change.</summary>
    public async Task UpdateAsync(Func<FactSnapshot, CancellationToken, Task<FactSnapshot>> next, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var snapshot = await next(_current, cancellationToken);
            if (ReferenceEquals(snapshot, _current))
            {
                return;
            }

            _current = snapshot;
        }
        finally
        {
            _writing.Release();
        }

        Changed?.Invoke(_current.Version);
    }

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();
}
