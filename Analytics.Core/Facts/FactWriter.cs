namespace Analytics.Core.Facts;

/// <summary>
/// Makes the next snapshot from an earlier one: add names, customers, products and lines, or drop batches, then <see cref="Build"/>.
/// Not safe for concurrent use; the earlier snapshot stays as it is.
/// </summary>
public sealed class FactWriter
{
    /// <summary>Chunks below this many lines are merged with the ones that follow.</summary>
    private const int SmallChunk = FactChunk.MaxLines / 2;

    private readonly FactSnapshot _basis;
    private readonly List<FactChunk> _chunks;
    private readonly Dictionary<int, BatchFacts> _batches;
    private readonly NameTable.Writer _categories;
    private readonly NameTable.Writer _channels;
    private readonly NameTable.Writer _locations;
    private readonly NameTable.Writer _genders;
    private readonly NameTable.Writer _incomes;
    private readonly NameTable.Writer _preferred;
    private readonly CustomerTable.Writer _customers;
    private readonly Dictionary<long, FactLine> _replaced = [];
    private FactChunkBuilder? _pending;
    private List<ProductFacts>? _products;
    private int _orderSlots;
    private int _observed;

    /// <summary>Starts from <paramref name="basis"/>.</summary>
    public FactWriter(FactSnapshot basis)
    {
        _basis = basis;
        _chunks = [.. basis.Chunks];
        _batches = new Dictionary<int, BatchFacts>(basis.Batches);
        _categories = new NameTable.Writer(basis.Categories);
        _channels = new NameTable.Writer(basis.Channels);
        _locations = new NameTable.Writer(basis.Locations);
        _genders = new NameTable.Writer(basis.Genders);
        _incomes = new NameTable.Writer(basis.IncomeRanges);
        _preferred = new NameTable.Writer(basis.PreferredCategories);
        _customers = new CustomerTable.Writer(basis.Customers);
        _orderSlots = basis.OrderSlots;
        _observed = _chunks.Count;
    }

    /// <summary>The largest key of a customer whose attributes are known; 0 for none.</summary>
    public int LastCustomerKey => _customers.LastFactsKey;

    /// <summary>The largest key of a product; 0 for none.</summary>
    public int LastProductKey => (_products?.Count ?? _basis.Products.Count) - 1;

    /// <summary>The code of a category's name; 0 for null.</summary>
    public int Category(string? name) => _categories.Code(name);

    /// <summary>The code of a channel's name; 0 for null.</summary>
    public int Channel(string? name) => _channels.Code(name);

    /// <summary>The code of a location's name; 0 for null.</summary>
    public int Location(string? name) => _locations.Code(name);

    /// <summary>The code of a gender's name; 0 for null.</summary>
    public int Gender(string? name) => _genders.Code(name);

    /// <summary>The code of an income range's name; 0 for null.</summary>
    public int IncomeRange(string? name) => _incomes.Code(name);

    /// <summary>The code of the name of a category that a customer is said to prefer; 0 for null.</summary>
    public int PreferredCategory(string? name) => _preferred.Code(name);

    /// <summary>Sets a customer's attributes.</summary>
    public void SetCustomer(int key, in CustomerFacts facts) => _customers.Set(key, facts);

    /// <summary>Sets a product's attributes.</summary>
    public void SetProduct(int key, in ProductFacts facts)
    {
        _products ??= [.. _basis.Products];
        while (_products.Count <= key)
        {
            _products.Add(default);
        }

        _products[key] = facts;
    }

    /// <summary>Forgets the attributes of customers and products, to read them anew.</summary>
    public void ClearAttributes()
    {
        _customers.ClearFacts();
        _products = [default];
    }

    /// <summary>Announces a batch whose lines follow.</summary>
    public void AddBatch(BatchFacts batch) => _batches[batch.Id] = batch;

    /// <summary>Adds a line; lines of one batch come in the order of their row ids.</summary>
    public void Add(in FactLine line)
    {
        _pending ??= new FactChunkBuilder();
        if (_pending.IsFull)
        {
            _pending.Seal(_chunks);
        }

        _pending.Add(line);
        _orderSlots = Math.Max(_orderSlots, line.OrderId + 1);
        _customers.Reserve(line.CustomerId);
    }

    /// <summary>
    /// Ends the lines of a batch: what waits becomes a chunk of its own, and small chunks at the end are merged,
    /// twice the size each time, so that a line is copied only a few times however small the batches are.
    /// </summary>
    public void EndBatch()
    {
        _pending?.Seal(_chunks);
        ObserveNewChunks();
        while (_chunks.Count >= 2
            && _chunks[^1].Count < SmallChunk
            && _chunks[^2].Count <= 2 * _chunks[^1].Count
            && _chunks[^1].Count + _chunks[^2].Count <= FactChunk.MaxLines)
        {
            var right = _chunks[^1];
            var left = _chunks[^2];
            _chunks.RemoveRange(_chunks.Count - 2, 2);
            var builder = new FactChunkBuilder(left.Count + right.Count);
            AddAsWritten(builder, left);
            AddAsWritten(builder, right);
            builder.Seal(_chunks);
            _observed = _chunks.Count;
        }
    }

    /// <summary>Gives a line that is there already other content; one that is not there is left alone.</summary>
    public void Replace(in FactLine line) => _replaced[line.RowId] = line;

    /// <summary>Takes back every line of these batches.</summary>
    public void Drop(IReadOnlySet<int> batchIds)
    {
        EndBatch();
        var kept = new List<FactChunk>(_chunks.Count);
        foreach (var chunk in _chunks)
        {
            if (!Array.Exists(chunk.Segments, s => batchIds.Contains(s.BatchId)))
            {
                kept.Add(chunk);
            }
            else if (chunk.SoleBatchId == 0)
            {
                var builder = new FactChunkBuilder(chunk.Count);
                AddAsWritten(builder, chunk, line => batchIds.Contains(line.BatchId) ? null : line);
                builder.Seal(kept);
            }
        }

        foreach (var id in batchIds)
        {
            _batches.Remove(id);
        }

        Keep(kept);
    }

    /// <summary>Makes the snapshot; the writer is used up.</summary>
    public FactSnapshot Build(Guid databaseId, long version, long stamp = 0, long streamVersion = 0)
    {
        EndBatch();
        ReplaceLines();
        return new FactSnapshot
        {
            DatabaseId = databaseId,
            Version = version,
            Stamp = stamp,
            StreamVersion = streamVersion,
            Chunks = [.. _chunks],
            Batches = _batches,
            Customers = _customers.Build(),
            Products = _products ?? _basis.Products,
            Categories = _categories.Build(),
            Channels = _channels.Build(),
            Locations = _locations.Build(),
            Genders = _genders.Build(),
            IncomeRanges = _incomes.Build(),
            PreferredCategories = _preferred.Build(),
            OrderSlots = _orderSlots,
        };
    }

    // Lines are found by the stretches of row ids, so that only the chunks that hold one are made anew.
    private void ReplaceLines()
    {
        if (_replaced.Count == 0)
        {
            return;
        }

        var next = new List<FactChunk>(_chunks.Count);
        var found = 0;
        foreach (var chunk in _chunks)
        {
            if (!_replaced.Keys.Any(chunk.Holds))
            {
                next.Add(chunk);
                continue;
            }

            found++;
            var builder = new FactChunkBuilder(chunk.Count);
            AddAsWritten(builder, chunk, line => _replaced.TryGetValue(line.RowId, out var other) ? other : line);
            builder.Seal(next);
        }

        if (found > 0)
        {
            foreach (var line in _replaced.Values)
            {
                _orderSlots = Math.Max(_orderSlots, line.OrderId + 1);
                _customers.Reserve(line.CustomerId);
            }

            Keep(next);
        }
    }

    // Other chunks than before: who bought when is counted anew.
    private void Keep(List<FactChunk> chunks)
    {
        _chunks.Clear();
        _chunks.AddRange(chunks);
        _customers.ClearHistory();
        _observed = 0;
        ObserveNewChunks();
    }

    private static void AddAsWritten(FactChunkBuilder target, FactChunk source, Func<FactLine, FactLine?>? change = null)
    {
        var order = new int[source.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (source.Positions is not null)
        {
            Array.Sort((ushort[])source.Positions.Clone(), order);
        }

        foreach (var index in order)
        {
            var line = source.LineAt(index);
            if (change is null)
            {
                target.Add(line);
            }
            else if (change(line) is { } changed)
            {
                target.Add(changed);
            }
        }
    }

    private void ObserveNewChunks()
    {
        for (; _observed < _chunks.Count; _observed++)
        {
            _customers.Observe(_chunks[_observed]);
        }
    }
}
