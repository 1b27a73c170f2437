using System.Collections.Concurrent;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Sums by customer what rates make of lines. Anonymous lines are nobody's.</summary>
internal sealed class RateSink(QueryContext context, RateTable table) : IBlockSink
{
    private readonly int[] _categories = new int[Scanner.BlockLines];
    private readonly int[] _channels = new int[Scanner.BlockLines];

    /// <summary>The sums by customer's key.</summary>
    public RateCell[] Cells { get; } = new RateCell[context.Snapshot.Customers.Slots];

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => 0;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        var span = selection.IsEmpty ? lines : selection[lines - 1] + 1;
        chunk.Categories.CopyTo(start, _categories.AsSpan(0, span));
        chunk.Channels.CopyTo(start, _channels.AsSpan(0, span));
        var cells = Cells;
        var (day, dayEnd, mark) = (DateOnly.MinValue, long.MinValue, 0UL);
        for (var n = 0; n < lines; n++)
        {
            var at = selection.IsEmpty ? n : selection[n];
            var i = start + at;
            if (n + Prefetch.Distance < lines)
            {
                Prefetch.Of(ref cells[chunk.Customers[start + (selection.IsEmpty ? n + Prefetch.Distance : selection[n + Prefetch.Distance])]]);
            }

            var customer = chunk.Customers[i];
            if (customer == 0)
            {
                continue;
            }

            var seconds = chunk.MinSeconds + chunk.Offsets[i];
            var product = chunk.Products[i];
            var category = _categories[at] != 0 ? _categories[at] : table.CategoryOf(product);
            ref var cell = ref cells[customer];
            cell.Net += chunk.Amounts[i];
            if (table.Add(ref cell, seconds, product, category, _channels[at], chunk.Amounts[i], chunk.WideQuantities is { } wide ? wide[i] : chunk.Quantities[i]))
            {
                continue;
            }

            if (seconds >= dayEnd)
            {
                // Lines of a chunk come in time's order, so that few ask for their day.
                day = context.Calendar.DayOf(seconds);
                dayEnd = context.Calendar.StartOfDay(ShopCalendar.AddDaysClamped(day, 1));
                mark = RateCell.Mark(day.DayNumber);
            }

            cell.Open = unchecked(cell.Open + ((ulong)chunk.Amounts[i] * mark));
        }
    }

    /// <summary>Adds what another thread gathered.</summary>
    public void Merge(RateSink other)
    {
        var (cells, others) = (Cells, other.Cells);
        Parallel.ForEach(Partitioner.Create(0, cells.Length), range =>
        {
            for (var key = range.Item1; key < range.Item2; key++)
            {
                ref var mine = ref cells[key];
                ref readonly var more = ref others[key];
                mine.Net += more.Net;
                mine.Goods += more.Goods;
                mine.Others += more.Others;
                mine.Open = unchecked(mine.Open + more.Open);
            }
        });
    }
}
