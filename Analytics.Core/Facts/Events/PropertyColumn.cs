namespace Analytics.Core.Facts.Events;

/// <summary>
/// The values of one property of a chunk's events: codes for each event where at least one in eight has it, else positions and codes of those
/// that have it.
/// </summary>
internal sealed class PropertyColumn
{
    private const int DenseFrom = 8;

    private readonly CodeColumn? _dense;
    private readonly ushort[] _positions;
    private readonly CodeColumn? _sparse;

    private PropertyColumn(int key, CodeColumn? dense, ushort[] positions, CodeColumn? sparse)
    {
        Key = key;
        _dense = dense;
        _positions = positions;
        _sparse = sparse;
    }

    /// <summary>Code of the property's name.</summary>
    public int Key { get; }

    /// <summary>The codes of all events where they are kept so; null where only <see cref="Positions"/> have one.</summary>
    public CodeColumn? Dense => _dense;

    /// <summary>The events that have the property, ascending; empty when <see cref="Dense"/> is there.</summary>
    public ReadOnlySpan<ushort> Positions => _positions;

    /// <summary>Bytes that the column takes.</summary>
    public long Bytes(int count) => _dense is not null ? (long)_dense.Width * count : _positions.Length * (2L + _sparse!.Width);

    /// <summary>The value's code of the event at <paramref name="index"/>; 0 when it has none.</summary>
    public int this[int index]
    {
        get
        {
            if (_dense is not null)
            {
                return _dense[index];
            }

            var at = Array.BinarySearch(_positions, (ushort)index);
            return at < 0 ? 0 : _sparse![at];
        }
    }

    /// <summary>The code of the n-th of <see cref="Positions"/>.</summary>
    public int CodeAt(int n) => _sparse![n];

    /// <summary>Writes the codes of the events from <paramref name="start"/> on into <paramref name="target"/>, 0 where there is none.</summary>
    public void CopyTo(int start, Span<int> target)
    {
        if (_dense is not null)
        {
            _dense.CopyTo(start, target);
            return;
        }

        target.Clear();
        var at = Array.BinarySearch(_positions, (ushort)start);
        for (at = at < 0 ? ~at : at; at < _positions.Length && _positions[at] < start + target.Length; at++)
        {
            target[_positions[at] - start] = _sparse![at];
        }
    }

    /// <summary>Makes a column of (position, code) pairs in ascending order of position.</summary>
    public static PropertyColumn From(int key, List<(ushort Position, int Code)> values, int count)
    {
        if (values.Count * DenseFrom >= count)
        {
            var codes = new int[count];
            foreach (var (position, code) in values)
            {
                codes[position] = code;
            }

            return new PropertyColumn(key, CodeColumn.From(codes), [], null);
        }

        return new PropertyColumn(key, null, [.. values.Select(static v => v.Position)], CodeColumn.From([.. values.Select(static v => v.Code)]));
    }
}
