using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Writing;

/// <summary>Writes chunks of one batch, each in one transaction, and remembers keys and totals between them.</summary>
internal sealed class ChunkWriter
{
    private readonly Database _database;
    private readonly bool _isStream;
    private int _batchId;
    private readonly KeyCounters _counters = new();
    private readonly KeySet _orders = new();
    private readonly KeySet _customers = new();
    private readonly ProductNames _names = new();
    private readonly NameResolver _order;
    private readonly NameResolver _customer;
    private readonly NameResolver _product;
    private readonly NameResolver _category;
    private readonly NameResolver _channel;
    private readonly NameResolver _location;
    private readonly NameResolver[] _resolvers;
    private readonly EventTables _events;
    private ResolvedLine[] _keys = [];
    private long _purges = -1;
    private long _lines;
    private long _customerRows;
    private long _productRows;
    private Int128 _net;
    private Int128 _gross;
    private long? _firstAt;
    private long? _lastAt;

    public ChunkWriter(Database database, int batchId)
        : this(database, batchId, null)
    {
    }

    /// <summary>A writer for a stream: it goes on from batch to batch, remembers so many names of each kind, and counts nothing.</summary>
    public ChunkWriter(Database database, int batchId, int rememberedNames)
        : this(database, batchId, (int?)rememberedNames)
    {
    }

    private ChunkWriter(Database database, int batchId, int? rememberedNames)
    {
        _database = database;
        _batchId = batchId;
        _isStream = rememberedNames is not null;
        KeyMap Map() => rememberedNames is { } names ? new KeyMap(names) : new KeyMap();
        _order = new NameResolver(ExternalKind.Order, Map(), KeyCounters.OrderKind, _isStream ? null : _orders);
        _customer = new NameResolver(ExternalKind.Customer, Map(), KeyCounters.CustomerKind, _isStream ? null : _customers);
        _product = new NameResolver(ExternalKind.Product, Map(), KeyCounters.ProductKind);
        _category = new NameResolver(ExternalKind.Category, Map(), KeyCounters.LabelKind);
        _channel = new NameResolver(ExternalKind.Channel, Map(), KeyCounters.LabelKind);
        _location = new NameResolver(ExternalKind.Location, Map(), KeyCounters.LabelKind);
        _events = new EventTables(batchId);
        _resolvers = [_order, _customer, _product, _category, _channel, _location];
    }

    public BatchWriteResult Result => new(
        _lines,
        _customerRows,
        _productRows,
        _orders.Count,
        _customers.Count,
        _order.Made,
        _customer.Made,
        _product.Made,
        (long)_net,
        (long)_gross,
        Least(_firstAt, _events.FirstAt),
        Most(_lastAt, _events.LastAt),
        _events.Events,
        _events.Repeated,
        _events.Visitors,
        _events.NewActors);

    /// <summary>Writes a chunk. After an exception this writer must not be used again.</summary>
    public void Write(Chunk chunk)
    {
        using var pass = _database.Gate.Enter();
        _database.Write(session =>
        {
            _counters.Read(session);
            if (_counters.Purges != _purges)
            {
                Forget(session);
            }

            var tables = BulkTables.For(_database.Provider, session);
            WriteProducts(session, tables, chunk.Products);
            WriteCustomers(session, tables, chunk.Customers);
            WriteReviews(session, chunk.Reviews);
            CostTable.Insert(session, chunk.Costs, _batchId);
            MarketingSql.Insert(session, chunk.Marketing, _batchId);
            ConsentSql.Insert(session, chunk.Consents, _batchId);
            var firstLine = _counters.Take(KeyCounters.LineKind, 0);
            WriteLines(session, tables, chunk.Lines);
            var firstEvent = _counters.Take(KeyCounters.EventKind, 0);
            _events.Write(session, tables, _counters, chunk.Events, chunk.Visitors);
            Record(session, (firstLine, firstLine + chunk.Lines.Count - 1), (firstEvent, firstEvent + chunk.Events.Count - 1));
            _counters.Write(session);
            return true;
        });
    }

    /// <summary>Goes on with another batch; keys are known still.</summary>
    public void MoveTo(int batchId) => _batchId = batchId;

    /// <summary>
    /// Adds lines to a batch that counts already, and gives others new content, inside a transaction of somebody else's. After an exception this
    /// writer must not be used again.
    /// </summary>
    /// <returns>The key of the first line that was added, and whether a customer came with them.</returns>
    public (long FirstId, bool HasNewCustomers) WriteStreamed(SqlSession session, List<PurchaseRow> fresh, List<(long Id, PurchaseRow Row)> corrected)
    {
        _counters.Read(session);
        if (_counters.Purges != _purges)
        {
            Forget(session);
        }

        var known = _customer.Made;
        var tables = BulkTables.For(_database.Provider, session);
        var first = _counters.Take(KeyCounters.LineKind, 0);
        Resolve(session, tables, [.. fresh, .. corrected.Select(static change => change.Row)]);
        if (fresh.Count > 0)
        {
            tables.InsertLines(fresh, _keys, _counters.Take(KeyCounters.LineKind, fresh.Count), _batchId);
        }

        var update = session.Prepare(
            "UPDATE purchase_lines SET order_id = @p1, customer_id = @p2, product_id = @p3, category_id = @p4, channel_id = @p5, location_id = @p6, "
            + "at_unix_ms = @p7, quantity_units = @p8, amount_units = @p9, unit_price_units = @p10 WHERE id = @p0");
        for (var i = 0; i < corrected.Count; i++)
        {
            var (id, row) = corrected[i];
            var key = _keys[fresh.Count + i];
            update.Execute(
                id, key.OrderId, Key(key.CustomerId), Key(key.ProductId), Key(key.CategoryId), Key(key.ChannelId), Key(key.LocationId),
                row.AtUnixMs, row.QuantityUnits, row.AmountUnits, row.UnitPriceUnits);
        }

        EndChunk();
        _counters.Write(session);
        return (first, _customer.Made > known);
    }

    private static int? Key(int key) => key == 0 ? null : key;

    private void Forget(SqlSession session)
    {
        foreach (var resolver in _resolvers)
        {
            resolver.Forget();
        }

        _events.Forget();
        _names.Reset(session.List(static row => row.GetInt32(0), "SELECT id FROM products WHERE name IS NULL"));
        _purges = _counters.Purges;
    }

    private void WriteLines(SqlSession session, BulkTables tables, List<PurchaseRow> rows)
    {
        Resolve(session, tables, rows);
        if (rows.Count > 0)
        {
            tables.InsertLines(rows, _keys, _counters.Take(KeyCounters.LineKind, rows.Count), _batchId);
            Count(rows);
        }

        EndChunk();
    }

    // The keys of each row's names, new ones among them.
    private void Resolve(SqlSession session, BulkTables tables, List<PurchaseRow> rows)
    {
        if (_keys.Length < rows.Count)
        {
            _keys = new ResolvedLine[rows.Count];
        }

        var brought = new List<ProductNames.Brought>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var product = _product.Resolve(row.ProductCode);
            if (product < 0)
            {
                ProductNames.Remember(brought, -product - 1, row);
            }

            _keys[i] = new ResolvedLine
            {
                OrderId = _order.Resolve(row.OrderExternalId),
                CustomerId = _customer.Resolve(row.CustomerExternalId),
                ProductId = product,
                CategoryId = _category.Resolve(row.Category),
                ChannelId = _channel.Resolve(row.Channel),
                LocationId = _location.Resolve(row.Location),
            };
        }

        Settle(tables, ExternalKind.Order, _order);
        Settle(tables, ExternalKind.Customer, _customer);
        Settle(tables, ExternalKind.Category, _category);
        Settle(tables, ExternalKind.Channel, _channel);
        Settle(tables, ExternalKind.Location, _location);
        SettleProducts(tables, brought);

        for (var i = 0; i < rows.Count; i++)
        {
            ref var key = ref _keys[i];
            key.OrderId = _order.Final(key.OrderId);
            key.CustomerId = _customer.Final(key.CustomerId);
            key.ProductId = _product.Final(key.ProductId);
            key.CategoryId = _category.Final(key.CategoryId);
            key.ChannelId = _channel.Final(key.ChannelId);
            key.LocationId = _location.Final(key.LocationId);
        }

        NameProducts(session, rows);
    }

    private void EndChunk()
    {
        foreach (var resolver in _resolvers)
        {
            resolver.EndChunk();
        }
    }

    private void Settle(BulkTables tables, ExternalKind kind, NameResolver resolver)
    {
        resolver.Settle(tables, _counters);
        tables.Insert(kind, resolver, _batchId);
    }

    private void SettleProducts(BulkTables tables, List<ProductNames.Brought> brought)
    {
        _product.Settle(tables, _counters);
        var products = new List<NewProduct>(_product.NewIndexes.Count);
        foreach (var index in _product.NewIndexes)
        {
            var product = index < brought.Count ? brought[index] : new ProductNames.Brought(null, true, false);
            products.Add(new NewProduct(_product.KeyOf(index), _product.NameOf(index), product.Name, product.IsGoods));
            _names.Made(_product.KeyOf(index), product);
        }

        tables.InsertProducts(products, _batchId);
    }

    // A product whose first lines had no name, or were no sale, takes a better name that comes.
    private void NameProducts(SqlSession session, List<PurchaseRow> rows)
    {
        // What a batch says of a product takes effect with its commit; a stream's batch counts already.
        if (_isStream || _names.AreSettled)
        {
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (_names.Betters(_keys[i].ProductId, rows[i]))
            {
                SetProduct(session, _keys[i].ProductId, rows[i].ProductName, null, null);
            }
        }
    }

    private void Count(List<PurchaseRow> rows)
    {
        _lines += rows.Count;
        foreach (var row in rows)
        {
            _net += row.AmountUnits;
            if (row.QuantityUnits > 0 && row.AmountUnits > 0)
            {
                _gross += row.AmountUnits;
            }

            _firstAt = _firstAt is { } first ? Math.Min(first, row.AtUnixMs) : row.AtUnixMs;
            _lastAt = _lastAt is { } last ? Math.Max(last, row.AtUnixMs) : row.AtUnixMs;
        }
    }

    // Also without lines: then the range is empty, and its start still says which lines came later.
    private void Record(SqlSession session, (long First, long Last) lines, (long First, long Last) events)
    {
        var touched = session.Execute(
            "UPDATE import_batches SET first_line_id = COALESCE(first_line_id, @p0), last_line_id = @p1, first_at_unix_ms = @p2, "
            + "last_at_unix_ms = @p3, rows_committed = @p4, first_event_id = COALESCE(first_event_id, @p6), last_event_id = @p7 WHERE id = @p5 AND status = 0",
            lines.First,
            lines.Last,
            Least(_firstAt, _events.FirstAt),
            Most(_lastAt, _events.LastAt),
            _lines + _events.Events + _events.Visitors,
            _batchId,
            events.First,
            events.Last);
        if (touched != 1)
        {
            throw new StorageException(
                StorageProblem.Conflict,
                $"Batch {_batchId} is no longer being written: it was taken back meanwhile. Nothing of it counts. Import the file again.");
        }
    }

    private void WriteReviews(SqlSession session, List<ReviewRow> rows)
    {
        ReviewTable.Insert(session, rows, _batchId);
        foreach (var at in rows.Select(static r => r.AtUnixMs).OfType<long>())
        {
            _firstAt = Math.Min(_firstAt ?? at, at);
            _lastAt = Math.Max(_lastAt ?? at, at);
        }
    }

    private static long? Least(long? one, long? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private static long? Most(long? one, long? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private void WriteCustomers(SqlSession session, BulkTables tables, List<CustomerRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var keys = new int[rows.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _customer.Resolve(rows[i].ExternalId);
        }

        Settle(tables, ExternalKind.Customer, _customer);
        var own = session.Prepare(AttributeFields.Customers.OwnUpdate);
        var stage = session.Prepare(AttributeFields.Customers.Stage);
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[i];
            object?[] values =
            [
                session.Seal(SealedColumns.Name, row.Name),
                session.Seal(SealedColumns.BirthYear, SealedColumns.Text(row.BirthYear)),
                session.Seal(SealedColumns.AgeYears, SealedColumns.Text(row.AgeYears)),
                session.Seal(SealedColumns.AgeAsOf, SealedColumns.Text(row.AgeAsOf)),
                session.Seal(SealedColumns.Gender, row.Gender),
                row.Location,
                session.Seal(SealedColumns.IncomeRange, row.IncomeRange),
                row.RegisteredOn,
                row.PreferredCategory, _customer.Final(keys[i]), _batchId,
            ];
            if (own.Execute(values) == 0)
            {
                stage.Execute(values);
            }
        }

        _customer.EndChunk();
        _customerRows += rows.Count;
    }

    private void WriteProducts(SqlSession session, BulkTables tables, List<ProductRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var keys = new (int Product, int Category)[rows.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (_product.Resolve(rows[i].Code), _category.Resolve(rows[i].Category));
        }

        SettleProducts(tables, []);
        Settle(tables, ExternalKind.Category, _category);
        for (var i = 0; i < keys.Length; i++)
        {
            var category = _category.Final(keys[i].Category);
            var product = _product.Final(keys[i].Product);
            SetProduct(session, product, rows[i].Name, category == 0 ? null : category, rows[i].IsGoods);
            if (rows[i].Name is not null)
            {
                _names.Named(product);
            }
        }

        _product.EndChunk();
        _category.EndChunk();
        _productRows += rows.Count;
    }

    private void SetProduct(SqlSession session, int key, string? name, int? category, bool? isGoods)
    {
        if (session.Execute(AttributeFields.Products.OwnUpdate, name, category, isGoods, key, _batchId) == 0)
        {
            session.Execute(AttributeFields.Products.Stage, name, category, isGoods, key, _batchId);
        }
    }
}
