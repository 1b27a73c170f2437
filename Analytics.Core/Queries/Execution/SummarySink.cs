using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Sums lines by customer, and what else the query asks for.</summary>
internal sealed class SummarySink(int customerSlots, int orderSlots, CustomerSummaryQuery query) : IBlockSink
{
    private readonly OrderOwners? _owners = query.CountOrders ? new OrderOwners(orderSlots) : null;
    private readonly OrderOwners? _allOwners = query.CountOrderIds ? new OrderOwners(orderSlots) : null;
    private readonly OrderOwners? _returnOwners = query.CountReturnOrders ? new OrderOwners(orderSlots) : null;

    /// <summary>The sums by customer's key.</summary>
    public SummaryCell[] Cells { get; } = new SummaryCell[customerSlots];

    /// <summary>Thousandths of a piece by customer's key; null when they were not asked for.</summary>
    public long[]? Units { get; } = query.SumUnits ? new long[customerSlots] : null;

    /// <summary>What came back, by customer's key; null when it was not asked for.</summary>
    public ReturnCell[]? Returns { get; } = query.SumReturns ? new ReturnCell[customerSlots] : null;

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => 0;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        if (Units is not null)
        {
            SumUnits(chunk, start, lines, selection);
        }

        if (Returns is not null || _returnOwners is not null)
        {
            SumReturns(chunk, start, lines, selection);
        }

        if (_allOwners is not null)
        {
            CountOrderIds(chunk, start, lines, selection, _allOwners);
        }

        var cells = Cells;
        var customers = chunk.Customers.AsSpan(start);
        var amounts = chunk.Amounts.AsSpan(start);
        var quantities = chunk.Quantities.AsSpan(start);
        var offsets = chunk.Offsets.AsSpan(start);
        var low = SummaryCell.Stamp(chunk.MinSeconds);
        var plain = chunk.MaxSeconds - chunk.MinSeconds == SummaryCell.Stamp(chunk.MaxSeconds) - (long)low;
        for (var n = 0; n < lines; n++)
        {
            var i = selection.IsEmpty ? n : selection[n];
            if (n + Prefetch.Distance < lines)
            {
                Prefetch.Of(ref cells[customers[selection.IsEmpty ? n + Prefetch.Distance : selection[n + Prefetch.Distance]]]);
            }

            ref var cell = ref cells[customers[i]];
            var amount = amounts[i];
            cell.Lines++;
            cell.Net += amount;
            if (amount > 0 && quantities[i] > 0)
            {
                var stamp = plain ? low + (uint)offsets[i] : SummaryCell.Stamp(chunk.MinSeconds + offsets[i]);
                cell.Gross += amount;
                cell.FirstSale = cell.FirstSale == SummaryCell.Never ? stamp : Math.Min(cell.FirstSale, stamp);
                cell.LastSale = Math.Max(cell.LastSale, stamp);
                _owners?.Add(chunk.Orders[start + i], customers[i]);
            }
        }
    }

    private void SumUnits(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection)
    {
        for (var n = 0; n < lines; n++)
        {
            var i = start + (selection.IsEmpty ? n : selection[n]);
            if (n + Prefetch.Distance < lines)
            {
                Prefetch.Of(ref Units![chunk.Customers[start + (selection.IsEmpty ? n + Prefetch.Distance : selection[n + Prefetch.Distance])]]);
            }

            Units![chunk.Customers[i]] += chunk.WideQuantities is { } wide ? wide[i] : chunk.Quantities[i];
        }
    }

    private void SumReturns(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection)
    {
        if (chunk.AllSales)
        {
            return;
        }

        for (var n = 0; n < lines; n++)
        {
            var i = start + (selection.IsEmpty ? n : selection[n]);
            if (chunk.Quantities[i] >= 0)
            {
                continue;
            }

            if (Returns is not null)
            {
                ref var cell = ref Returns[chunk.Customers[i]];
                cell.Amount += chunk.Amounts[i];
                cell.Lines++;
            }

            _returnOwners?.Add(chunk.Orders[i], chunk.Customers[i]);
        }
    }

    private static void CountOrderIds(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, OrderOwners owners)
    {
        for (var n = 0; n < lines; n++)
        {
            var i = start + (selection.IsEmpty ? n : selection[n]);
            owners.Add(chunk.Orders[i], chunk.Customers[i]);
        }
    }

    /// <summary>Adds what another thread gathered.</summary>
    public void Merge(SummarySink other)
    {
        const int Parts = 8;
        Parallel.For(0, Parts, part => MergeCells(other.Cells, (int)((long)Cells.Length * part / Parts), (int)((long)Cells.Length * (part + 1) / Parts)));
        _owners?.Merge(other._owners!);
        _allOwners?.Merge(other._allOwners!);
        _returnOwners?.Merge(other._returnOwners!);
        for (var key = 0; key < Units?.Length; key++)
        {
            Units[key] += other.Units![key];
        }

        for (var key = 0; key < Returns?.Length; key++)
        {
            Returns[key].Amount += other.Returns![key].Amount;
            Returns[key].Lines += other.Returns[key].Lines;
        }
    }

    /// <summary>Distinct orders by customer's key; empty when they were not counted.</summary>
    public int[] Orders() => _owners?.CountByCustomer(Cells.Length) ?? [];

    /// <summary>Distinct order ids by customer's key; empty when they were not counted.</summary>
    public int[] OrderIds() => _allOwners?.CountByCustomer(Cells.Length) ?? [];

    /// <summary>Distinct orders of which something came back, by customer's key; empty when they were not counted.</summary>
    public int[] ReturnOrders() => _returnOwners?.CountByCustomer(Cells.Length) ?? [];

    private void MergeCells(SummaryCell[] theirs, int from, int to)
    {
        for (var key = from; key < to; key++)
        {
            ref var mine = ref Cells[key];
            ref readonly var more = ref theirs[key];
            mine.Lines += more.Lines;
            mine.Net += more.Net;
            mine.Gross += more.Gross;
            mine.LastSale = Math.Max(mine.LastSale, more.LastSale);
            mine.FirstSale = mine.FirstSale == SummaryCell.Never ? more.FirstSale
                : more.FirstSale == SummaryCell.Never ? mine.FirstSale
                : Math.Min(mine.FirstSale, more.FirstSale);
        }
    }
}
