namespace Analytics.Core.Facts.Events;

/// <summary>
/// A column by key that grows at its end while readers hold earlier states of it: what is added lies beyond what they see, and a value that they
/// do see is changed in a copy.
/// </summary>
internal sealed class GrowingColumn<T>(T absent)
    where T : struct, IEquatable<T>
{
    private T[] _values = [];
    private int _count;
    private int _published;

    /// <summary>Whether anything was set since <see cref="Publish"/>.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The value of a key.</summary>
    public T this[int key] => key < _count ? _values[key] : absent;

    /// <summary>Sets the value of a key.</summary>
    public void Set(int key, T value)
    {
        if (this[key].Equals(value))
        {
            return;
        }

        Reserve(key + 1);
        if (key < _published)
        {
            _values = (T[])_values.Clone();
            _published = 0;
        }

        _values[key] = value;
        IsChanged = true;
    }

    /// <summary>Makes room for keys below <paramref name="count"/>.</summary>
    public void Reserve(int count)
    {
        if (count <= _count)
        {
            return;
        }

        if (count > _values.Length)
        {
            var larger = new T[Math.Max(16, Math.Max(count, _values.Length * 2))];
            Array.Fill(larger, absent);
            _values.AsSpan(0, _count).CopyTo(larger);
            _values = larger;
            _published = 0;
        }

        _count = count;
    }

    /// <summary>The state now, for readers: only keys below the count that goes with it may be read.</summary>
    public T[] Publish()
    {
        _published = _count;
        IsChanged = false;
        return _values;
    }
}
