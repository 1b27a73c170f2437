namespace Analytics.Core.Storage.Writing;

/// <summary>Counts distinct keys exactly, one bit a key: keys are dense.</summary>
internal sealed class KeySet
{
    private ulong[] _bits = new ulong[1024];

    public long Count { get; private set; }

    public void Add(int key)
    {
        var word = key >> 6;
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        var bit = 1UL << (key & 63);
        if ((_bits[word] & bit) == 0)
        {
            _bits[word] |= bit;
            Count++;
        }
    }
}
