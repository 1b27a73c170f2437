using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>All campaigns and their days as they stand in Storage, read again when the data's version has changed. A singleton; safe for concurrent use.</summary>
public sealed class CampaignBook(CampaignStore store, DataStateStore state) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Held? _held;

    /// <summary>The campaigns now.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<CampaignTable> ReadAsync(CancellationToken cancellationToken = default) => (await HeldAsync(cancellationToken)).Table;

    /// <summary>The campaigns now, with the version of the data that they are of.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<(CampaignTable Table, long Version)> ReadWithVersionAsync(CancellationToken cancellationToken = default)
    {
        var held = await HeldAsync(cancellationToken);
        return (held.Table, held.State.Version);
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<Held> HeldAsync(CancellationToken cancellationToken)
    {
        var now = await state.ReadAsync(cancellationToken);
        if (_held is { } held && held.IsOf(now))
        {
            return held;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_held is { } meanwhile && meanwhile.IsOf(now))
            {
                return meanwhile;
            }

            var read = new Held(now, new CampaignTable(await store.ReadAsync(cancellationToken)));
            _held = read;
            return read;
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed record Held(DataState State, CampaignTable Table)
    {
        public bool IsOf(DataState now) => State.DatabaseId == now.DatabaseId && State.Version == now.Version && State.Stamp == now.Stamp;
    }
}
