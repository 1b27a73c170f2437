namespace Analytics.Core.Import.Checking;

/// <summary>Counts different texts exactly, with flat memory: beyond a million it goes on in temporary files.</summary>
internal sealed class DistinctCounter(WorkFolder folder, int keptInMemory = 1_000_000) : IDisposable
{
    private readonly HashSet<UInt128> _seen = [];
    private SpillFiles<UInt128>? _spill;

    /// <summary>Adds a text's hash.</summary>
    public void Add(UInt128 hash)
    {
        if (!_seen.Add(hash))
        {
            return;
        }

        _spill?.Add(hash, hash);
        if (_seen.Count >= keptInMemory)
        {
            if (_spill is null)
            {
                _spill = new SpillFiles<UInt128>(folder);
                foreach (var seen in _seen)
                {
                    _spill.Add(seen, seen);
                }
            }

            // From here on the set only keeps the latest out of the files twice.
            _seen.Clear();
        }
    }

    /// <summary>How many different ones there were.</summary>
    public long Count()
    {
        if (_spill is null)
        {
            return _seen.Count;
        }

        long count = 0;
        _seen.Clear();
        _spill.ReadAll(_seen.Clear, hash => count += _seen.Add(hash) ? 1 : 0);
        return count;
    }

    /// <inheritdoc />
    public void Dispose() => _spill?.Dispose();
}
