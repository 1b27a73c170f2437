using System.Numerics;

namespace Analytics.Core.Queries.Execution;

/// <summary>
/// Distinct ids for each group: a bitmap a group where those fit into memory, else a hash set of (group, id).
/// Id 0 stands for nobody and is never counted.
/// </summary>
internal sealed class DistinctSet
{
    private const long BitmapBudgetBytes = 192L << 20;

    private readonly int _words;
    private readonly List<ulong[]?>? _bitmaps;
    private readonly LongMap? _pairs;
    private readonly List<(int Group, int Id)>? _list;

    /// <summary>Makes an empty set.</summary>
    /// <param name="slots">One more than the largest id.</param>
    /// <param name="groups">How many groups there may be.</param>
    public DistinctSet(int slots, long groups)
    {
        Slots = slots;
        _words = (slots + 63) >> 6;
        if (groups <= BitmapBudgetBytes / (8L * _words))
        {
            _bitmaps = [];
        }
        else
        {
            _pairs = new LongMap();
            _list = [];
        }
    }

    /// <summary>One more than the largest id.</summary>
    public int Slots { get; }

    /// <summary>Whether groups are bitmaps, to be written through <see cref="Bitmap"/>.</summary>
    public bool UsesBitmaps => _bitmaps is not null;

    /// <summary>The bitmap of a group, for writing; bit 0 may be set and means nothing.</summary>
    public ulong[] Bitmap(int group)
    {
        var bitmaps = _bitmaps!;
        while (bitmaps.Count <= group)
        {
            bitmaps.Add(null);
        }

        return bitmaps[group] ??= new ulong[_words];
    }

    /// <summary>Adds an id to a group.</summary>
    public void Add(int group, int id)
    {
        if (_bitmaps is not null)
        {
            Bitmap(group)[id >> 6] |= 1UL << id;
        }
        else if (id != 0 && _pairs!.Number(((long)group * Slots) + id) == _list!.Count)
        {
            _list.Add((group, id));
        }
    }

    /// <summary>Whether a group has an id.</summary>
    public bool Contains(int group, int id) => _bitmaps is not null
        ? group < _bitmaps.Count && _bitmaps[group] is { } bitmap && ((bitmap[id >> 6] >> id) & 1) != 0
        : _pairs!.Find(((long)group * Slots) + id) >= 0;

    /// <summary>Adds everything of <paramref name="other"/>, its groups renumbered; groups mapped to -1 are left out.</summary>
    public void Merge(DistinctSet other, ReadOnlySpan<int> groups)
    {
        if (other._bitmaps is not null)
        {
            for (var group = 0; group < other._bitmaps.Count; group++)
            {
                if (other._bitmaps[group] is { } source && groups[group] >= 0)
                {
                    MergeBitmap(groups[group], source);
                }
            }

            return;
        }

        foreach (var (group, id) in other._list!)
        {
            if (groups[group] >= 0)
            {
                Add(groups[group], id);
            }
        }
    }

    /// <summary>How many distinct ids each group has.</summary>
    public long[] Counts(int groups)
    {
        var counts = new long[groups];
        if (_bitmaps is not null)
        {
            for (var group = 0; group < Math.Min(groups, _bitmaps.Count); group++)
            {
                if (_bitmaps[group] is { } bitmap)
                {
                    counts[group] = PopCount(bitmap);
                }
            }
        }
        else
        {
            foreach (var (group, _) in _list!)
            {
                counts[group]++;
            }
        }

        return counts;
    }

    /// <summary>Calls <paramref name="visit"/> with every (group, id).</summary>
    public void ForEach(Action<int, int> visit)
    {
        if (_list is not null)
        {
            foreach (var (group, id) in _list)
            {
                visit(group, id);
            }

            return;
        }

        for (var group = 0; group < _bitmaps!.Count; group++)
        {
            if (_bitmaps[group] is not { } bitmap)
            {
                continue;
            }

            for (var word = 0; word < bitmap.Length; word++)
            {
                for (var bits = word == 0 ? bitmap[0] & ~1UL : bitmap[word]; bits != 0; bits &= bits - 1)
                {
                    visit(group, (word << 6) + BitOperations.TrailingZeroCount(bits));
                }
            }
        }
    }

    private static long PopCount(ulong[] bitmap)
    {
        long count = -(long)(bitmap[0] & 1);
        foreach (var word in bitmap)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private void MergeBitmap(int group, ulong[] source)
    {
        if (_bitmaps is null)
        {
            for (var word = 0; word < source.Length; word++)
            {
                for (var bits = source[word]; bits != 0; bits &= bits - 1)
                {
                    Add(group, (word << 6) + BitOperations.TrailingZeroCount(bits));
                }
            }

            return;
        }

        var target = Bitmap(group);
        System.Numerics.Tensors.TensorPrimitives.BitwiseOr<ulong>(target, source, target);
    }
}
