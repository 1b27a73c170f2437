namespace Analytics.Core.Facts.Events;

/// <summary>Name tables of the events that are being written, each by its place; unchanged ones are handed out as they were.</summary>
internal sealed class NameTables
{
    private readonly List<NameTable> _tables = [];
    private readonly List<NameTable.Writer> _writers = [];
    private readonly List<int> _counts = [];
    private readonly NameTable _first;

    /// <param name="first">What a new table begins with.</param>
    public NameTables(NameTable first)
    {
        _first = first;
    }

    /// <summary>The code of a name in a table; 0 for null and empty ones.</summary>
    /// <param name="table">Its place.</param>
    /// <param name="name">The name.</param>
    /// <param name="most">How many codes there can be; beyond them a new name has <paramref name="beyond"/>.</param>
    /// <param name="beyond">The code of the others.</param>
    public int Code(int table, string? name, int most = int.MaxValue, int beyond = 0)
    {
        while (_writers.Count <= table)
        {
            _tables.Add(_first);
            _writers.Add(new NameTable.Writer(_first));
            _counts.Add(_first.Count);
        }

        if (_counts[table] >= most)
        {
            return string.IsNullOrEmpty(name) ? 0 : _tables[table].Find(name) is > 0 and var known ? known : beyond;
        }

        var code = _writers[table].Code(name);
        if (code >= _counts[table])
        {
            _counts[table] = code + 1;
            if (_counts[table] >= most)
            {
                Build(table);
            }
        }

        return code;
    }

    /// <summary>The tables now.</summary>
    public IReadOnlyList<NameTable> Build()
    {
        for (var table = 0; table < _tables.Count; table++)
        {
            Build(table);
        }

        return [.. _tables];
    }

    private void Build(int table)
    {
        if (_counts[table] != _tables[table].Count)
        {
            _tables[table] = _writers[table].Build();
            _writers[table] = new NameTable.Writer(_tables[table]);
        }
    }
}
