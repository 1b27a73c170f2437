using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>All campaigns and their days as they stand in Storage, read again when the data's version has changed. A singleton; safe for concurrent use.</summary>
public sealed class CampaignBook(CampaignStore store, DataStateStore state)
{
    private (long Version, long Stamp, CampaignTable Table)? _held;

    /// <summary>The campaigns now.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<CampaignTable> ReadAsync(CancellationToken cancellationToken = default)
    {
        var now = await state.ReadAsync(cancellationToken);
        if (_held is { } held && held.Version == now.Version && held.Stamp == now.Stamp)
        {
            return held.Table;
        }

        var table = new CampaignTable(await store.ReadAsync(cancellationToken));
        _held = (now.Version, now.Stamp, table);
        return table;
    }
}
