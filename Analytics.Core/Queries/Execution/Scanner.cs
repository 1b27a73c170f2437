using System.Numerics.Tensors;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>One thread's way over chunks: select the lines, number their groups, gather. Not safe for concurrent use.</summary>
/// <param name="plan">Which lines, and their keys.</param>
/// <param name="sink">Takes the lines.</param>
internal sealed class Scanner(ScanPlan plan, IBlockSink sink)
{
    /// <summary>Lines handled at once, so that what is unpacked stays in the first-level cache.</summary>
    public const int BlockLines = 4096;

    private readonly int[] _selected = new int[BlockLines];
    private readonly int[] _codes = new int[BlockLines];
    private readonly long[] _keys = new long[BlockLines];
    private readonly int[] _groups = new int[BlockLines];
    private readonly ulong[] _bits = new ulong[BlockLines / 64];
    private readonly List<LineLookup<bool>> _filters = [];
    private readonly List<(byte[] Lines, byte[] Codes, bool Passing)> _byteFilters = [];
    private readonly List<LineLookup<long>> _lookups = [];
    private int _selectedCount;

    /// <summary>Takes a chunk's lines into account.</summary>
    public void Scan(FactChunk chunk)
    {
        var axis = plan.Axis;
        if (chunk.MaxSeconds < axis.Start || chunk.MinSeconds >= axis.End || !Prepare(chunk, out var constantKey))
        {
            return;
        }

        var stretch = axis.Find(chunk.MinSeconds);
        var from = chunk.LowerBound(0, axis.Bounds[stretch]);
        for (; stretch < axis.Keys.Length && from < chunk.Count; stretch++)
        {
            var to = axis.Bounds[stretch + 1] > chunk.MaxSeconds ? chunk.Count : chunk.LowerBound(from, axis.Bounds[stretch + 1]);
            if (axis.Keys[stretch] >= 0)
            {
                for (var start = from; start < to; start += BlockLines)
                {
                    Block(chunk, start, Math.Min(BlockLines, to - start), axis.Keys[stretch] + constantKey);
                }
            }

            from = to;
        }
    }

    /// <summary>Leaves out the filters and keys that are the same for the whole chunk; false when no line can pass.</summary>
    private bool Prepare(FactChunk chunk, out long constantKey)
    {
        constantKey = 0;
        _filters.Clear();
        _byteFilters.Clear();
        foreach (var filter in plan.Filters)
        {
            if (!filter.TryConstant(chunk, out var passes))
            {
                Add(filter, chunk);
            }
            else if (!passes)
            {
                return false;
            }
        }

        _lookups.Clear();
        foreach (var lookup in plan.Keys)
        {
            if (lookup.TryConstant(chunk, out var part))
            {
                constantKey += part;
            }
            else
            {
                _lookups.Add(lookup);
            }
        }

        return true;
    }

    private void Add(LineLookup<bool> filter, FactChunk chunk)
    {
        var column = LineLookup<bool>.CodesOf(filter.Column, chunk);
        if (column?.Bytes is { } lines && (filter.Fallback is null || column.Min > 0)
            && ByteFilter.Codes(filter.Values, column.Min, column.Max, out var passing) is { } codes)
        {
            _byteFilters.Add((lines, codes, passing));
        }
        else
        {
            _filters.Add(filter);
        }
    }

    private void Block(FactChunk chunk, int start, int count, long baseKey)
    {
        var selected = Select(chunk, start, count);
        var lines = selected ? _selectedCount : count;
        if (lines == 0)
        {
            return;
        }

        var selection = selected ? _selected.AsSpan(0, lines) : default;
        if (_lookups.Count == 0)
        {
            sink.Take(chunk, start, lines, selection, sink.Group(baseKey), default);
            return;
        }

        NumberGroups(chunk, start, count, selection, lines, baseKey);
        sink.Take(chunk, start, lines, selection, -1, _groups.AsSpan(0, lines));
    }

    /// <summary>Fills the selection; false when there is no filter and all lines count.</summary>
    private bool Select(FactChunk chunk, int start, int count)
    {
        var first = true;
        if (_byteFilters.Count > 0)
        {
            var bits = _bits.AsSpan(0, (count + 63) / 64);
            bits.Fill(ulong.MaxValue);
            foreach (var (lines, codes, passing) in _byteFilters)
            {
                ByteFilter.And(lines.AsSpan(start, count), codes, passing, bits);
            }

            _selectedCount = ByteFilter.Numbers(bits, count, _selected);
            first = false;
            if (_selectedCount == 0)
            {
                return true;
            }
        }

        foreach (var filter in _filters)
        {
            var codes = LineLookup<bool>.Codes(filter.Column, chunk, start, count, _codes);
            var values = filter.Values;
            var selected = _selected;
            var kept = 0;
            if (filter.Fallback is { } fallback)
            {
                var keys = filter.FallbackKeys(chunk, start, count);
                var among = first ? count : _selectedCount;
                for (var n = 0; n < among; n++)
                {
                    var i = first ? n : selected[n];
                    var passes = codes[i] != 0 ? values[codes[i]] : fallback[keys[i]];
                    selected[kept] = i;
                    kept += passes ? 1 : 0;
                }
            }
            else if (first)
            {
                for (var i = 0; i < codes.Length; i++)
                {
                    selected[kept] = i;
                    kept += values[codes[i]] ? 1 : 0;
                }
            }
            else
            {
                for (var n = 0; n < _selectedCount; n++)
                {
                    var i = selected[n];
                    selected[kept] = i;
                    kept += values[codes[i]] ? 1 : 0;
                }
            }

            _selectedCount = kept;
            first = false;
            if (kept == 0)
            {
                break;
            }
        }

        return !first;
    }

    private void NumberGroups(FactChunk chunk, int start, int count, ReadOnlySpan<int> selection, int lines, long baseKey)
    {
        var keys = _keys.AsSpan(0, lines);
        keys.Fill(baseKey);
        foreach (var lookup in _lookups)
        {
            var codes = LineLookup<long>.Codes(lookup.Column, chunk, start, count, _codes);
            AddParts(keys, codes, selection, lookup, chunk, start);
        }

        var groups = _groups.AsSpan(0, lines);
        if (sink.KeysAreGroups)
        {
            TensorPrimitives.ConvertTruncating<long, int>(keys, groups);
            return;
        }

        for (var n = 0; n < groups.Length; n++)
        {
            groups[n] = sink.Group(keys[n]);
        }
    }

    private static void AddParts(
        Span<long> keys, ReadOnlySpan<int> codes, ReadOnlySpan<int> selection, LineLookup<long> lookup, FactChunk chunk, int start)
    {
        var values = lookup.Values;
        var needsFallback = lookup.Fallback is not null && LineLookup<long>.CodesOf(lookup.Column, chunk)!.Min == 0;
        if (needsFallback)
        {
            var fallback = lookup.Fallback!;
            var fallbackKeys = lookup.FallbackKeys(chunk, start, codes.Length);
            for (var n = 0; n < keys.Length; n++)
            {
                var i = selection.IsEmpty ? n : selection[n];
                keys[n] += codes[i] != 0 ? values[codes[i]] : fallback[fallbackKeys[i]];
            }
        }
        else if (selection.IsEmpty)
        {
            codes = codes[..keys.Length];
            for (var n = 0; n < keys.Length; n++)
            {
                keys[n] += values[codes[n]];
            }
        }
        else
        {
            for (var n = 0; n < keys.Length; n++)
            {
                keys[n] += values[codes[selection[n]]];
            }
        }
    }
}
