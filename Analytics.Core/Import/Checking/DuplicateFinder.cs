namespace Analytics.Core.Import.Checking;

/// <summary>
/// Finds rows that equal an earlier one, with flat memory: beyond a million different rows, hashes go to temporary files and are
/// compared at the end. What remains in memory is a bit for each row.
/// </summary>
internal sealed class DuplicateFinder(WorkFolder folder, int keptInMemory = 1_000_000) : IDisposable
{
    private const int ExampleCount = 5;

    private readonly HashSet<UInt128> _seen = [];
    private readonly PriorityQueue<long, long> _exampleLines = new();
    private SpillFiles<Entry>? _spill;

    /// <summary>The rows that equal an earlier one.</summary>
    public BitMap Rows { get; } = new();

    /// <summary>The first lines among them; whole after <see cref="Finish"/>.</summary>
    public IReadOnlyList<long> ExampleLines => [.. _exampleLines.UnorderedItems.Select(i => i.Element).Order()];

    /// <summary>Adds a row.</summary>
    public void Add(UInt128 hash, long row, long line)
    {
        if (_spill is not null)
        {
            _spill.Add(hash, new Entry(hash, row, line));
            return;
        }

        if (!_seen.Add(hash))
        {
            Found(row, line);
        }
        else if (_seen.Count >= keptInMemory)
        {
            _spill = new SpillFiles<Entry>(folder);
            foreach (var seen in _seen)
            {
                // First of its kind, and earlier than all that follow.
                _spill.Add(seen, new Entry(seen, -1, -1));
            }

            _seen.Clear();
        }
    }

    /// <summary>Compares what is in the files. Call once, after the last row.</summary>
    public void Finish()
    {
        _spill?.ReadAll(
            _seen.Clear,
            entry =>
            {
                if (!_seen.Add(entry.Hash))
                {
                    Found(entry.Row, entry.Line);
                }
            });
        _seen.Clear();
    }

    /// <inheritdoc />
    public void Dispose() => _spill?.Dispose();

    private void Found(long row, long line)
    {
        Rows.Set(row);
        _exampleLines.Enqueue(line, -line);
        if (_exampleLines.Count > ExampleCount)
        {
            _exampleLines.Dequeue();
        }
    }

    private readonly record struct Entry(UInt128 Hash, long Row, long Line);
}
