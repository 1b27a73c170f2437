using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Storage;

/// <summary>A store with small chunks, so that a few lines make many transactions.</summary>
internal sealed class BatchStoreOf(StorageFixture storage, int chunkLines) : IDisposable
{
    public BatchStore Store { get; } = new(
        storage.Get<Database>(), storage.Get<IDbContextFactory<AnalyticsDbContext>>(), TimeProvider.System) { ChunkLines = chunkLines };

    public void Dispose() => Store.Dispose();
}
