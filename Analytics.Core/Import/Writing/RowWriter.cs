using Analytics.Core.Domain;
using Analytics.Core.Import.Checking;
using Analytics.Core.Import.Reading;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Writing;

/// <summary>Reads a file's rows once more and hands them to a batch's writer; rows that cannot be read are put aside.</summary>
internal sealed class RowWriter(BatchStore batches, int batchId, ReadRules rules, BitMap? skippedRows)
{
    private const int QuarantineChunk = 5_000;
    private const int RememberedCustomers = 1_000_000;

    private readonly List<QuarantinedRow> _quarantine = [];
    private readonly HashSet<UInt128> _customers = [];
    private readonly PurchaseMapper _purchases = new(rules);
    private readonly CustomerMapper _customerRows = new(rules);
    private readonly ProductMapper _productRows = new(rules);
    private readonly MarketingMapper _marketingRows = new(rules);
    private readonly ReviewMapper _reviews = new(rules);
    private readonly CostMapper _costs = new(rules);
    private readonly EventMapper _events = new(rules);

    /// <summary>Rows written.</summary>
    public long Written { get; private set; }

    /// <summary>Rows put aside.</summary>
    public long Quarantined { get; private set; }

    /// <summary>Rows left out on request.</summary>
    public long Dropped { get; private set; }

    /// <summary>Rows left out because whoever they are about does not want to be tracked.</summary>
    public long NotTracked { get; private set; }

    /// <summary>Rows that were written, by their place; only where they are few enough to be wanted one by one.</summary>
    public List<long>? WrittenRows { get; init; }

    /// <summary>Whether rows that cannot be read are put into the batch's quarantine.</summary>
    public bool KeepsQuarantine { get; init; } = true;

    /// <summary>The first reason for which a row could not be read.</summary>
    public RowFault? FirstFault { get; private set; }

    /// <summary>Writes all rows.</summary>
    public async Task WriteAsync(RecordReader reader, IBatchWriter writer, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var width = rules.Plan.Columns.Count;
        while (reader.Read())
        {
            if (skippedRows is not null && skippedRows[reader.Row])
            {
                Dropped++;
            }
            else if (rules.IsAboutTracking && RowShape.IsWhole(reader, width, out _) && _events.LeftOut(reader) is not null)
            {
                NotTracked++;
            }
            else if (TryWrite(reader, width, writer, cancellationToken, out var writing, out var fault))
            {
                await writing;
                Written++;
                WrittenRows?.Add(reader.Row);
            }
            else
            {
                await PutAsideAsync(reader, fault, cancellationToken);
            }

            if ((reader.Row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.Rows = reader.Row + 1;
            }
        }

        await FlushQuarantineAsync(cancellationToken);
    }

    private bool TryWrite(RecordReader reader, int width, IBatchWriter writer, CancellationToken cancellationToken, out ValueTask writing, out RowFault fault)
    {
        writing = default;
        if (!RowShape.IsWhole(reader, width, out fault))
        {
            return false;
        }

        switch (rules.Plan.Kind)
        {
            case BatchKind.Customers:
                if (!_customerRows.TryMap(reader, out var customer, out fault))
                {
                    return false;
                }

                writing = WriteAllAsync(writer, customer, null, _customerRows.Said, cancellationToken);
                return true;
            case BatchKind.Products:
                if (!_productRows.TryMap(reader, out var product, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(product!, cancellationToken);
                return true;
            case BatchKind.Reviews:
                if (!_reviews.TryMap(reader, out var review, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(review!, cancellationToken);
                return true;
            case BatchKind.Costs:
                if (!_costs.TryMap(reader, out var cost, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(cost!, cancellationToken);
                return true;
            case BatchKind.Events:
                if (!_events.TryEvent(reader, out var tracked, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(tracked!, cancellationToken);
                return true;
            case BatchKind.Visitors:
                if (!_events.TryVisitor(reader, out var visitor, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(visitor!, cancellationToken);
                return true;
            case BatchKind.Campaigns or BatchKind.CampaignPerformance or BatchKind.AttributionPaths:
                if (!_marketingRows.TryMap(reader, out var marketing, out fault))
                {
                    return false;
                }

                writing = writer.WriteAsync(marketing!, cancellationToken);
                return true;
            default:
                if (!_purchases.TryMap(reader, out var line, out fault))
                {
                    return false;
                }

                var attributes = line.CustomerExternalId is { } id ? NewAttributes(reader, id) : null;
                var said = _purchases.ConsentsOf(reader, line, out _);
                writing = attributes is null && said.Count == 0
                    ? writer.WriteAsync(line, cancellationToken)
                    : WriteAllAsync(writer, attributes, line, said, cancellationToken);
                return true;
        }
    }

    private static async ValueTask WriteAllAsync(
        IBatchWriter writer, CustomerRow? customer, PurchaseRow? line, IReadOnlyList<ConsentStatement> said, CancellationToken cancellationToken)
    {
        if (customer is not null)
        {
            await writer.WriteAsync(customer, cancellationToken);
        }

        foreach (var statement in said)
        {
            await writer.WriteAsync(statement, cancellationToken);
        }

        if (line is { } purchase)
        {
            await writer.WriteAsync(purchase, cancellationToken);
        }
    }

    /// <summary>The customer's attributes on this row, unless they were written already.</summary>
    private CustomerRow? NewAttributes(RecordReader reader, string customerId)
    {
        if (_purchases.CustomerOf(reader, customerId) is not { } customer)
        {
            return null;
        }

        if (_customers.Count >= RememberedCustomers)
        {
            // Forgetting costs a second writing of the same attributes, no more.
            _customers.Clear();
        }

        return _customers.Add(ContentHash.Of(customer.ToString())) ? customer : null;
    }

    private async Task PutAsideAsync(RecordReader reader, RowFault fault, CancellationToken cancellationToken)
    {
        Quarantined++;
        FirstFault ??= fault;
        if (!KeepsQuarantine)
        {
            return;
        }

        _quarantine.Add(QuarantineCells.ToRow(batchId, rules.LineOf(reader), reader.AllCells(), fault));
        if (_quarantine.Count >= QuarantineChunk)
        {
            await FlushQuarantineAsync(cancellationToken);
        }
    }

    private async Task FlushQuarantineAsync(CancellationToken cancellationToken)
    {
        await batches.AddQuarantinedAsync(batchId, _quarantine, cancellationToken);
        _quarantine.Clear();
    }
}
