namespace Analytics.Core.Import.Checking;

/// <summary>A growing row of bits: an eighth of a byte a row, so that a file of a hundred million rows needs 12 MB.</summary>
internal sealed class BitMap
{
    private ulong[] _words = new ulong[64];

    /// <summary>How many bits are set.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the bit is set; bits never touched are not.</summary>
    public bool this[long index]
    {
        get
        {
            var word = index >> 6;
            return word < _words.LongLength && (_words[word] & (1UL << (int)(index & 63))) != 0;
        }
    }

    /// <summary>The bits that are set in either; null where neither is there.</summary>
    public static BitMap? Union(BitMap? one, BitMap? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var (longer, shorter) = one._words.Length >= other._words.Length ? (one, other) : (other, one);
        var union = new BitMap { _words = [.. longer._words] };
        for (var i = 0; i < shorter._words.Length; i++)
        {
            union._words[i] |= shorter._words[i];
        }

        foreach (var word in union._words)
        {
            union.Count += System.Numerics.BitOperations.PopCount(word);
        }

        return union;
    }

    /// <summary>Sets the bit.</summary>
    public void Set(long index)
    {
        var word = checked((int)(index >> 6));
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        }

        var bit = 1UL << (int)(index & 63);
        if ((_words[word] & bit) == 0)
        {
            _words[word] |= bit;
            Count++;
        }
    }
}
