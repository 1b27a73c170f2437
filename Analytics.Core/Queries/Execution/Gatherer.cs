using System.Numerics.Tensors;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Adds a block's selected lines to the groups of a state.</summary>
internal sealed class Gatherer(GroupState state, FactSnapshot snapshot, int blockLines) : IBlockSink
{
    private readonly long[] _amounts = new long[blockLines];
    private readonly int[] _quantities = new int[blockLines];
    private readonly int[] _customers = new int[blockLines];
    private readonly int[] _orders = new int[blockLines];
    private readonly int[] _sales = new int[blockLines];
    private readonly long[]? _firstOrders = state.Needs.HasFlag(Need.Repeat) ? snapshot.Customers.FirstOrderSeconds : null;

    /// <summary>What was gathered.</summary>
    public GroupState State => state;

    /// <inheritdoc />
    public bool KeysAreGroups => state.IsDense;

    /// <inheritdoc />
    public int Group(long key) => state.Group(key);

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        var needs = state.Needs;
        if (group >= 0)
        {
            state.Lines[group] += lines;
        }
        else
        {
            var counts = state.Lines;
            foreach (var g in groups)
            {
                counts[g]++;
            }
        }

        if (needs == Need.None)
        {
            return;
        }

        const Need Money = Need.Amount | Need.Gross | Need.Returns | Need.Identified | Need.Repeat;
        const Need OfSales = Need.Gross | Need.Orders | Need.Active | Need.RepeatOrders;
        var needsSales = (needs & OfSales) != Need.None && !chunk.AllSales;
        var amounts = (needs & Money) != Need.None || needsSales ? Pick(chunk.Amounts, start, lines, selection, _amounts) : default;
        var quantities = (needs & (Need.Returns | Need.Units)) != Need.None || needsSales
            ? Pick(chunk.Quantities, start, lines, selection, _quantities)
            : default;
        var customers = (needs & (Need.Identified | Need.Repeat | Need.Active | Need.RepeatOrders)) != Need.None
            ? Pick(chunk.Customers, start, lines, selection, _customers)
            : default;
        var orders = (needs & (Need.Orders | Need.OrderIds | Need.RepeatOrders)) != Need.None
            ? Pick(chunk.Orders, start, lines, selection, _orders)
            : default;

        if (needs.HasFlag(Need.Amount))
        {
            Sum(state.Amount, amounts, group, groups);
        }

        if (needs.HasFlag(Need.Units))
        {
            SumUnits(chunk, start, quantities, selection, group, groups);
        }

        if (needs.HasFlag(Need.Returns) && !chunk.AllSales)
        {
            for (var n = 0; n < quantities.Length; n++)
            {
                state.Returns[group >= 0 ? group : groups[n]] += quantities[n] < 0 ? amounts[n] : 0;
            }
        }

        if (needs.HasFlag(Need.Identified))
        {
            SumIdentified(chunk, amounts, customers, group, groups);
        }

        if (needs.HasFlag(Need.Repeat))
        {
            for (var n = 0; n < amounts.Length; n++)
            {
                var at = chunk.MinSeconds + chunk.Offsets[start + (selection.IsEmpty ? n : selection[n])];
                state.Repeat[group >= 0 ? group : groups[n]] += customers[n] != 0 && _firstOrders![customers[n]] < at ? amounts[n] : 0;
            }
        }

        if (needs.HasFlag(Need.OrderIds))
        {
            AddDistinct(state.OrderIds!, orders, default, false, group, groups);
        }

        if ((needs & OfSales) == Need.None)
        {
            return;
        }

        var sales = needsSales ? SelectSales(amounts, quantities) : default;
        if (needs.HasFlag(Need.Gross))
        {
            SumSales(amounts, sales, needsSales, group, groups);
        }

        if (needs.HasFlag(Need.Orders))
        {
            AddDistinct(state.Orders!, orders, sales, needsSales, group, groups);
        }

        if (needs.HasFlag(Need.Active))
        {
            AddDistinct(state.Active!, customers, sales, needsSales, group, groups);
        }

        if (needs.HasFlag(Need.RepeatOrders))
        {
            var count = needsSales ? sales.Length : customers.Length;
            for (var k = 0; k < count; k++)
            {
                var n = needsSales ? sales[k] : k;
                state.RepeatOrders!.Add(group >= 0 ? group : groups[n], customers[n], orders[n]);
            }
        }
    }

    private static ReadOnlySpan<T> Pick<T>(T[] column, int start, int lines, ReadOnlySpan<int> selection, T[] scratch)
    {
        if (selection.IsEmpty)
        {
            return column.AsSpan(start, lines);
        }

        var block = column.AsSpan(start);
        for (var n = 0; n < selection.Length; n++)
        {
            scratch[n] = block[selection[n]];
        }

        return scratch.AsSpan(0, lines);
    }

    private static void Sum(long[] sums, ReadOnlySpan<long> values, int group, ReadOnlySpan<int> groups)
    {
        if (group >= 0)
        {
            sums[group] += TensorPrimitives.Sum(values);
            return;
        }

        groups = groups[..values.Length];
        for (var n = 0; n < values.Length; n++)
        {
            sums[groups[n]] += values[n];
        }
    }

    private void SumUnits(
        FactChunk chunk, int start, ReadOnlySpan<int> quantities, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        var sums = state.Units;
        if (chunk.WideQuantities is { } wide)
        {
            for (var n = 0; n < quantities.Length; n++)
            {
                sums[group >= 0 ? group : groups[n]] += wide[start + (selection.IsEmpty ? n : selection[n])];
            }
        }
        else if (group >= 0)
        {
            long sum = 0;
            foreach (var quantity in quantities)
            {
                sum += quantity;
            }

            sums[group] += sum;
        }
        else
        {
            groups = groups[..quantities.Length];
            for (var n = 0; n < quantities.Length; n++)
            {
                sums[groups[n]] += quantities[n];
            }
        }
    }

    private void SumIdentified(FactChunk chunk, ReadOnlySpan<long> amounts, ReadOnlySpan<int> customers, int group, ReadOnlySpan<int> groups)
    {
        if (!chunk.AnyAnonymous)
        {
            Sum(state.Identified, amounts, group, groups);
            return;
        }

        for (var n = 0; n < amounts.Length; n++)
        {
            state.Identified[group >= 0 ? group : groups[n]] += customers[n] != 0 ? amounts[n] : 0;
        }
    }

    private ReadOnlySpan<int> SelectSales(ReadOnlySpan<long> amounts, ReadOnlySpan<int> quantities)
    {
        var kept = 0;
        quantities = quantities[..amounts.Length];
        for (var n = 0; n < amounts.Length; n++)
        {
            _sales[kept] = n;
            kept += amounts[n] > 0 & quantities[n] > 0 ? 1 : 0;
        }

        return _sales.AsSpan(0, kept);
    }

    private void SumSales(ReadOnlySpan<long> amounts, ReadOnlySpan<int> sales, bool some, int group, ReadOnlySpan<int> groups)
    {
        if (!some)
        {
            Sum(state.Gross, amounts, group, groups);
            return;
        }

        foreach (var n in sales)
        {
            state.Gross[group >= 0 ? group : groups[n]] += amounts[n];
        }
    }

    private static void AddDistinct(
        DistinctSet target, ReadOnlySpan<int> ids, ReadOnlySpan<int> sales, bool some, int group, ReadOnlySpan<int> groups)
    {
        if (group >= 0 && target.UsesBitmaps)
        {
            var bitmap = target.Bitmap(group);
            if (some)
            {
                foreach (var n in sales)
                {
                    bitmap[ids[n] >> 6] |= 1UL << ids[n];
                }
            }
            else
            {
                foreach (var id in ids)
                {
                    bitmap[id >> 6] |= 1UL << id;
                }
            }

            return;
        }

        var lastId = -1;
        var lastGroup = -1;
        var count = some ? sales.Length : ids.Length;
        for (var k = 0; k < count; k++)
        {
            var n = some ? sales[k] : k;
            var g = group >= 0 ? group : groups[n];
            if (ids[n] != lastId || g != lastGroup)
            {
                lastId = ids[n];
                lastGroup = g;
                target.Add(g, lastId);
            }
        }
    }
}
