namespace Analytics.Core.Storage.Writing;

/// <summary>Turns one kind of external id into keys, a chunk at a time: known ones from memory, the rest all at once.</summary>
internal sealed class NameResolver(ExternalKind kind, KeyMap map, string counter, KeySet? seen = null)
{
    private readonly List<string> _unknown = [];
    private int[] _keys = [];
    private string? _lastName;
    private int _lastKey;

    /// <summary>How many ids were made that no earlier batch had.</summary>
    public long Made { get; private set; }

    /// <summary>Ids of this chunk that were not in memory.</summary>
    public List<string> Unknown => _unknown;

    /// <summary>Of those, the ones that are new, after <see cref="Settle"/>.</summary>
    public List<int> NewIndexes { get; } = [];

    /// <summary>A key; or −(n + 1) for the n-th unknown id; or 0 for none.</summary>
    public int Resolve(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return 0;
        }

        // Lines of one order follow each other; so do equal channels and places.
        if (string.Equals(name, _lastName, StringComparison.Ordinal))
        {
            return _lastKey;
        }

        var hash = Hash128.Of(name, (uint)kind);
        if (!map.TryGet(hash, out var key))
        {
            _unknown.Add(name);
            key = -_unknown.Count;
            map.Set(hash, key);
        }

        _lastName = name;
        _lastKey = key;
        return key;
    }

    /// <summary>Looks the unknown ids up in Storage and gives keys to those that are new there too; the caller inserts these.</summary>
    public void Settle(BulkTables tables, KeyCounters counters)
    {
        _lastName = null;
        NewIndexes.Clear();
        if (_unknown.Count == 0)
        {
            return;
        }

        _keys = new int[_unknown.Count];
        tables.Find(kind, _unknown, _keys);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] == 0)
            {
                _keys[i] = counters.TakeOne(counter);
                NewIndexes.Add(i);
            }

            map.Set(Hash128.Of(_unknown[i], (uint)kind), _keys[i]);
        }

        Made += NewIndexes.Count;
    }

    public string NameOf(int unknownIndex) => _unknown[unknownIndex];

    public int KeyOf(int unknownIndex) => _keys[unknownIndex];

    /// <summary>The key behind what <see cref="Resolve"/> returned.</summary>
    public int Final(int provisional)
    {
        var key = provisional < 0 ? _keys[-provisional - 1] : provisional;
        if (key != 0)
        {
            seen?.Add(key);
        }

        return key;
    }

    public void EndChunk()
    {
        _unknown.Clear();
        _lastName = null;
    }

    public void Forget()
    {
        map.Clear();
        EndChunk();
    }
}
