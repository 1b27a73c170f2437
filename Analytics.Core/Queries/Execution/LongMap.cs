namespace Analytics.Core.Queries.Execution;

/// <summary>Numbers keys (0 or more) in the order in which they first come: open addressing, no deletion.</summary>
internal sealed class LongMap
{
    private long[] _keys = new long[64];
    private int[] _values = new int[64];
    private int _shift = 64 - 6;
    private long _lastKey = -1;
    private int _lastValue;

    /// <summary>How many keys are known.</summary>
    public int Count { get; private set; }

    /// <summary>The number of <paramref name="key"/>, the next free one if it is new.</summary>
    public int Number(long key)
    {
        if (key == _lastKey)
        {
            return _lastValue;
        }

        var stored = key + 1;
        var mask = _keys.Length - 1;
        var at = Slot(stored);
        while (_keys[at] != stored)
        {
            if (_keys[at] == 0)
            {
                if (2 * (Count + 1) > _keys.Length)
                {
                    Grow();
                    return Number(key);
                }

                _keys[at] = stored;
                _values[at] = Count++;
                break;
            }

            at = (at + 1) & mask;
        }

        _lastKey = key;
        _lastValue = _values[at];
        return _lastValue;
    }

    /// <summary>The number of <paramref name="key"/>; -1 when it has none.</summary>
    public int Find(long key)
    {
        var stored = key + 1;
        var mask = _keys.Length - 1;
        for (var at = Slot(stored); _keys[at] != 0; at = (at + 1) & mask)
        {
            if (_keys[at] == stored)
            {
                return _values[at];
            }
        }

        return -1;
    }

    private int Slot(long stored) => (int)((ulong)stored * 0x9E37_79B9_7F4A_7C15UL >> _shift);

    private void Grow()
    {
        var keys = _keys;
        var values = _values;
        _keys = new long[keys.Length * 2];
        _values = new int[keys.Length * 2];
        _shift--;
        var mask = _keys.Length - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
            {
                continue;
            }

            var at = Slot(keys[i]);
            while (_keys[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _keys[at] = keys[i];
            _values[at] = values[i];
        }
    }
}
