namespace Analytics.Core.Storage.Writing;

/// <summary>
/// Hash of an id to its key, in bounded memory: two tables, the younger filled until it holds <c>capacity</c> entries;
/// then it becomes the older one, whose entries are forgotten. What is forgotten is looked up in Storage again.
/// A table of 1.5 million entries takes 50 MB (24 bytes a slot at a load of at most 3/4).
/// </summary>
internal sealed class KeyMap(int capacity = 1_500_000)
{
    private Table _young = new(1024);
    private Table? _old;

    public bool TryGet(UInt128 hash, out int key)
    {
        if (_young.TryGet(hash, out key))
        {
            return true;
        }

        if (_old is not null && _old.TryGet(hash, out key))
        {
            Set(hash, key);
            return true;
        }

        return false;
    }

    public void Set(UInt128 hash, int key)
    {
        if (_young.Count >= capacity)
        {
            _old = _young;
            _young = new Table(1024);
        }

        _young.Set(hash, key);
    }

    public void Clear()
    {
        _young = new Table(1024);
        _old = null;
    }

    private sealed class Table(int slots)
    {
        private (ulong Upper, ulong Lower, int Key)[] _slots = new (ulong, ulong, int)[slots];

        public int Count { get; private set; }

        public bool TryGet(UInt128 hash, out int key)
        {
            ref var slot = ref Find(_slots, (ulong)(hash >> 64), (ulong)hash);
            key = slot.Key;
            return slot.Upper != 0;
        }

        public void Set(UInt128 hash, int key)
        {
            ref var slot = ref Find(_slots, (ulong)(hash >> 64), (ulong)hash);
            if (slot.Upper == 0)
            {
                slot = ((ulong)(hash >> 64), (ulong)hash, key);
                Count++;
                if (Count * 4L > _slots.Length * 3L)
                {
                    Grow();
                }
            }
            else
            {
                slot.Key = key;
            }
        }

        private void Grow()
        {
            var larger = new (ulong Upper, ulong Lower, int Key)[_slots.Length * 2];
            foreach (var slot in _slots)
            {
                if (slot.Upper != 0)
                {
                    Find(larger, slot.Upper, slot.Lower) = slot;
                }
            }

            _slots = larger;
        }

        private static ref (ulong Upper, ulong Lower, int Key) Find((ulong Upper, ulong Lower, int Key)[] slots, ulong upper, ulong lower)
        {
            var mask = slots.Length - 1;
            var at = (int)(lower & (ulong)mask);
            while (slots[at].Upper != 0 && (slots[at].Upper != upper || slots[at].Lower != lower))
            {
                at = (at + 1) & mask;
            }

            return ref slots[at];
        }
    }
}
