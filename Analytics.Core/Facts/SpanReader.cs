using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Core.Facts;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote, from memory.</summary>
internal ref struct SpanReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public T Value<T>()
        where T : unmanaged
    {
        if (!MemoryMarshal.TryRead(_rest, out T value))
        {
            throw new InvalidDataException("The snapshot ends early.");
        }

        _rest = _rest[System.Runtime.CompilerServices.Unsafe.SizeOf<T>()..];
        return value;
    }

    /// <summary>A column; null where null was written.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public T[]? Column<T>()
        where T : unmanaged
    {
        var length = Value<int>();
        if (length < 0)
        {
            return null;
        }

        var size = (long)length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (size > _rest.Length)
        {
            throw new InvalidDataException("The snapshot ends early.");
        }

        var column = GC.AllocateUninitializedArray<T>(length);
        _rest[..(int)size].CopyTo(MemoryMarshal.AsBytes(column.AsSpan()));
        _rest = _rest[(int)size..];
        return column;
    }

    /// <summary>A text.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public string Text()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Value<byte>();
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException("The snapshot ends early.");
        }

        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }

    /// <summary>A text; null where an empty one stands for it.</summary>
    public string? TextOrNull() => Text() is { Length: > 0 } text ? text : null;
}
