using System.Runtime.ExceptionServices;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Storage.Writing;

/// <summary>Fills one chunk while the one before is written.</summary>
internal sealed class BatchWriter : IBatchWriter
{
    private readonly ChunkWriter _writer;
    private readonly Action<bool> _closed;
    private Chunk _filling;
    private Chunk _spare;
    private Task _writing = Task.CompletedTask;
    private ExceptionDispatchInfo? _failure;
    private bool _isClosed;

    /// <param name="database">Where to.</param>
    /// <param name="batchId">Into which batch.</param>
    /// <param name="chunkLines">Lines in a transaction.</param>
    /// <param name="closed">Told once whether the writer was completed.</param>
    public BatchWriter(Database database, int batchId, int chunkLines, Action<bool> closed)
    {
        _writer = new ChunkWriter(database, batchId);
        _filling = new Chunk(chunkLines);
        _spare = new Chunk(chunkLines);
        _closed = closed;
    }

    public ValueTask WriteAsync(in PurchaseRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.OrderExternalId, nameof(row));
        _filling.Lines.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(CustomerRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.ExternalId, nameof(row));
        _filling.Customers.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(ProductRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.Code, nameof(row));
        _filling.Products.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(ReviewRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        if (row is { Text: null, RatingUnits: null })
        {
            throw new ArgumentException("A review has a text or a score.", nameof(row));
        }

        _filling.Reviews.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(CostEntry row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        if (CostRules.Check(row) is var (_, problem))
        {
            throw new ArgumentException(problem, nameof(row));
        }

        _filling.Costs.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(EventRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.Name, nameof(row));
        ArgumentException.ThrowIfNullOrEmpty(string.IsNullOrEmpty(row.CustomerId) ? row.VisitorId : row.CustomerId, nameof(row));
        _filling.Events.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(VisitorRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.Id, nameof(row));
        _filling.Visitors.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(MarketingRow row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentNullException.ThrowIfNull(row);
        _filling.Marketing.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(ConsentStatement row, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        ArgumentException.ThrowIfNullOrEmpty(row.PersonId, nameof(row));
        _filling.Consents.Add(row);
        return _filling.IsFull ? HandOverAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public async Task<BatchWriteResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        await HandOverAsync(cancellationToken);
        await WaitAsync();
        _isClosed = true;
        _closed(true);
        return _writer.Result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        try
        {
            await _writing;
        }
        catch (Exception error) when (error is StorageException or System.Data.Common.DbException)
        {
            // Whoever wrote has seen it, or gave up anyway: the batch cannot be committed.
        }
        finally
        {
            _closed(false);
        }
    }

    private async ValueTask HandOverAsync(CancellationToken cancellationToken)
    {
        await WaitAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (_filling.IsEmpty)
        {
            return;
        }

        var full = _filling;
        _filling = _spare;
        _spare = full;
        _filling.Clear();
        _writing = Task.Run(() => _writer.Write(full), CancellationToken.None);
    }

    private async Task WaitAsync()
    {
        try
        {
            await _writing;
        }
        catch (Exception error)
        {
            _failure = ExceptionDispatchInfo.Capture(error);
            throw;
        }
    }

    private void ThrowIfUnusable()
    {
        _failure?.Throw();
        ObjectDisposedException.ThrowIf(_isClosed, this);
    }
}
