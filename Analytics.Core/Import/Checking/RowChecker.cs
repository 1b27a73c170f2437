using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Checking;

/// <summary>Looks at every row of a file and counts what it finds; keeps none. Memory does not grow with the file.</summary>
internal sealed class RowChecker : IDisposable
{
    private static readonly (RowFlags Flag, ProblemKind Kind, ImportField Field)[] FlagKinds =
    [
        (RowFlags.MissingCustomer, ProblemKind.MissingCustomer, ImportField.OrderId),
        (RowFlags.MissingOrder, ProblemKind.MissingOrder, ImportField.CustomerId),
        (RowFlags.Cancellation, ProblemKind.Cancellation, ImportField.OrderId),
        (RowFlags.NegativeQuantity, ProblemKind.NegativeQuantity, ImportField.Quantity),
        (RowFlags.NegativePrice, ProblemKind.NegativePrice, ImportField.UnitPrice),
        (RowFlags.ZeroPrice, ProblemKind.ZeroPrice, ImportField.ProductCode),
        (RowFlags.NotGoods, ProblemKind.NotGoods, ImportField.ProductCode),
        (RowFlags.FutureDate, ProblemKind.FutureDate, ImportField.Date),
        (RowFlags.TwoDigitYear, ProblemKind.TwoDigitYear, ImportField.Date),
        (RowFlags.IdWithDecimals, ProblemKind.IdWithDecimals, ImportField.CustomerId),
    ];

    private readonly ReadRules _rules;
    private readonly CellReader _cells;
    private readonly int[] _mappedColumns;
    private readonly ProblemTally _problems = new();
    private readonly RevenueTally _revenue = new();
    private readonly DistinctCounter _customers;
    private readonly DistinctCounter _orders;
    private readonly DistinctCounter _products;
    private readonly DuplicateFinder _duplicates;
    private readonly CurrencyWatch _currencies;
    private readonly PurchaseMapper _purchases;
    private readonly CustomerMapper _customerRows;
    private readonly ProductMapper _productRows;
    private readonly MarketingMapper _marketingRows;
    private readonly ReviewMapper _reviews;
    private readonly CostMapper _costs;
    private readonly EventMapper _events;
    private readonly IReadOnlySet<UInt128> _streamed;
    private readonly HashSet<UInt128> _streamedOrders = [];
    private readonly BitMap _streamedRows = new();
    private string? _lastOrder;
    private string? _lastCustomer;
    private string? _lastProduct;
    private RowFault? _firstFault;
    private long _idRows;
    private long _consentsGiven;
    private long _consentsWithdrawn;

    /// <summary>Prepares for a file.</summary>
    /// <param name="rules">How rows are read.</param>
    /// <param name="folder">Where working files go when there is too much for the memory.</param>
    /// <param name="streamed">The orders that came by the stream, each as the hash of its id.</param>
    public RowChecker(ReadRules rules, WorkFolder folder, IReadOnlySet<UInt128> streamed)
    {
        _streamed = streamed;
        _customers = new DistinctCounter(folder);
        _orders = new DistinctCounter(folder);
        _products = new DistinctCounter(folder);
        _duplicates = new DuplicateFinder(folder);
        _rules = rules;
        _cells = new CellReader(rules);
        _mappedColumns = [.. rules.Plan.Fields.Select(f => f.Column).Distinct()];
        _currencies = new CurrencyWatch(_cells);
        _purchases = new PurchaseMapper(rules);
        _customerRows = new CustomerMapper(rules);
        _productRows = new ProductMapper(rules);
        _marketingRows = new MarketingMapper(rules);
        _reviews = new ReviewMapper(rules);
        _costs = new CostMapper(rules);
        _events = new EventMapper(rules);
    }

    /// <summary>Reads all rows.</summary>
    public CheckResult Check(RecordReader reader, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var width = _rules.Plan.Columns.Count;
        while (reader.Read())
        {
            CheckRow(reader, width);
            if ((reader.Row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.Rows = reader.Row + 1;
            }
        }

        _duplicates.Finish();
        AddDuplicates();
        return new CheckResult
        {
            Rows = reader.Row + 1,
            Quarantined = _problems[ProblemKind.Unparsable],
            NotTracked = _problems[ProblemKind.NotTracked],
            ConsentsGiven = _consentsGiven,
            ConsentsWithdrawn = _consentsWithdrawn,
            Customers = _customers.Count(),
            Orders = _orders.Count(),
            Products = _products.Count(),
            Revenue = _revenue,
            Problems = _problems,
            DuplicateRows = _duplicates.Rows,
            StreamedRows = _streamedRows,
            StreamedOrders = _streamedOrders.Count,
            FirstFault = _firstFault,
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _customers.Dispose();
        _orders.Dispose();
        _products.Dispose();
        _duplicates.Dispose();
    }

    private void CheckRow(RecordReader reader, int width)
    {
        var isWhole = RowShape.IsWhole(reader, width, out var fault);
        if (isWhole && _rules.IsAboutTracking && _events.LeftOut(reader) is { } leftOut)
        {
            if (_problems.Count(ProblemKind.NotTracked))
            {
                // Not who: what is left out is kept nowhere.
                _problems.Show(ProblemKind.NotTracked, reader.Line, leftOut.Field, leftOut.Reason);
            }

            return;
        }

        if (!isWhole || !TryAdd(reader, out fault))
        {
            _firstFault ??= fault;
            if (_problems.Count(ProblemKind.Unparsable))
            {
                _problems.Show(ProblemKind.Unparsable, reader.Line, fault.Value, $"{fault.Field}: {fault.Reason}");
            }

            return;
        }

        var hash = new ContentHash();
        foreach (var column in _mappedColumns)
        {
            hash.Add(reader.Raw(column));
        }

        _duplicates.Add(hash.Value, reader.Row, reader.Line);
    }

    private bool TryAdd(RecordReader reader, out RowFault fault)
    {
        switch (_rules.Plan.Kind)
        {
            case BatchKind.Customers:
                if (!_customerRows.TryMap(reader, out var customer, out fault))
                {
                    return false;
                }

                _idRows++;
                AddConsents(_customerRows.Said);
                CountIfNew(_customers, customer!.ExternalId, ref _lastCustomer);
                AddFlags(reader, _customerRows.Flags);
                return true;
            case BatchKind.Products:
                if (!_productRows.TryMap(reader, out var product, out fault))
                {
                    return false;
                }

                _idRows++;
                CountIfNew(_products, product!.Code, ref _lastProduct);
                AddFlags(reader, _productRows.Flags);
                return true;
            case BatchKind.Reviews:
                if (!_reviews.TryMap(reader, out var review, out fault))
                {
                    return false;
                }

                AddReview(reader, review!);
                return true;
            case BatchKind.Costs:
                if (!_costs.TryMap(reader, out var cost, out fault))
                {
                    return false;
                }

                CountIfNew(_products, cost!.ProductCode, ref _lastProduct);
                return true;
            case BatchKind.Events:
                if (!_events.TryEvent(reader, out var tracked, out fault))
                {
                    return false;
                }

                AddEvent(reader, tracked!.VisitorId ?? tracked.CustomerId, tracked.AtUnixMs);
                return true;
            case BatchKind.Visitors:
                if (!_events.TryVisitor(reader, out var visitor, out fault))
                {
                    return false;
                }

                _idRows++;
                AddEvent(reader, visitor!.Id, visitor.AtUnixMs);
                return true;
            case BatchKind.Campaigns or BatchKind.CampaignPerformance or BatchKind.AttributionPaths:
                return _marketingRows.TryMap(reader, out _, out fault);
            default:
                if (!_purchases.TryMap(reader, out var line, out fault))
                {
                    return false;
                }

                AddLine(reader, line);
                return true;
        }
    }

    private void AddLine(RecordReader reader, in PurchaseRow line)
    {
        _revenue.Add(line);
        CountIfNew(_orders, line.OrderExternalId, ref _lastOrder);
        CountIfNew(_customers, line.CustomerExternalId, ref _lastCustomer);
        CountIfNew(_products, line.ProductCode, ref _lastProduct);
        AddFlags(reader, _purchases.Flags);
        AddStreamed(reader, line.OrderExternalId);
        AddConsents(_purchases.ConsentsOf(reader, line, out var unread));
        if (unread is { } fault && _problems.Count(ProblemKind.UnreadConsent))
        {
            _problems.Show(ProblemKind.UnreadConsent, reader.Line, fault.Value, fault.Reason);
        }

        if (_currencies.See(reader) is { } currency && _problems.Count(ProblemKind.MixedCurrency))
        {
            _problems.Show(ProblemKind.MixedCurrency, reader.Line, currency, $"Others are in {_currencies.Usual}.");
        }
    }

    private void AddStreamed(RecordReader reader, string? order)
    {
        if (_streamed.Count == 0 || order is null || ContentHash.Of(order) is var hash && !_streamed.Contains(hash))
        {
            return;
        }

        _streamedOrders.Add(hash);
        _streamedRows.Set(reader.Row);
        if (_problems.Count(ProblemKind.Streamed))
        {
            _problems.Show(ProblemKind.Streamed, reader.Line, order);
        }
    }

    private void AddConsents(IReadOnlyList<ConsentStatement> said)
    {
        foreach (var statement in said)
        {
            _consentsGiven += statement.IsGiven ? 1 : 0;
            _consentsWithdrawn += statement.IsGiven ? 0 : 1;
        }
    }

    private void AddReview(RecordReader reader, ReviewRow review)
    {
        CountIfNew(_customers, review.Customer, ref _lastCustomer);
        CountIfNew(_products, review.Product, ref _lastProduct);
        if (review.AtUnixMs is { } at)
        {
            _revenue.Span(at);
        }

        AddFlags(reader, _reviews.Flags);
    }

    private void AddEvent(RecordReader reader, string? actor, long? atUnixMs)
    {
        CountIfNew(_customers, actor, ref _lastCustomer);
        if (atUnixMs is { } at)
        {
            _revenue.Span(at);
        }

        AddFlags(reader, _events.Flags);
    }

    private void AddFlags(RecordReader reader, RowFlags flags)
    {
        if (flags == RowFlags.None)
        {
            return;
        }

        foreach (var (flag, kind, field) in FlagKinds)
        {
            if ((flags & flag) != RowFlags.None && _problems.Count(kind))
            {
                _problems.Show(kind, reader.Line, Encoding.UTF8.GetString(_cells.Cell(reader, ShownField(kind, field, reader))));
            }
        }
    }

    /// <summary>The cell that shows the problem best.</summary>
    private ImportField ShownField(ProblemKind kind, ImportField usual, RecordReader reader) => kind switch
    {
        ProblemKind.NegativePrice when _cells.Cell(reader, ImportField.Amount).Length > 0 => ImportField.Amount,
        ProblemKind.IdWithDecimals => _rules.TrimIdDecimals.FirstOrDefault(f => IdText.HasDecimals(_cells.Cell(reader, f)), usual),
        ProblemKind.NotGoods or ProblemKind.ZeroPrice when !_cells.Has(ImportField.ProductCode) => ImportField.ProductName,
        _ => usual,
    };

    private void AddDuplicates()
    {
        if (_duplicates.Rows.Count > 0)
        {
            _problems.Count(ProblemKind.Duplicate, _duplicates.Rows.Count);
            foreach (var line in _duplicates.ExampleLines)
            {
                _problems.Show(ProblemKind.Duplicate, line, "Every mapped cell equals an earlier line's.");
            }
        }

        var repeated = _idRows - (_rules.Plan.Kind == BatchKind.Products ? _products.Count() : _customers.Count());
        if (_rules.Plan.Kind is BatchKind.Customers or BatchKind.Products or BatchKind.Visitors && repeated > 0)
        {
            _problems.Count(ProblemKind.RepeatedId, repeated);
        }
    }

    private static void CountIfNew(DistinctCounter counter, string? text, ref string? last)
    {
        // Neighbouring lines share their order and customer, and equal cells are one string.
        if (text is not null && !ReferenceEquals(text, last))
        {
            counter.Add(ContentHash.Of(text));
            last = text;
        }
    }
}
