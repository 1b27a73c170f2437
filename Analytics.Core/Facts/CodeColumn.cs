using System.Numerics.Tensors;

namespace Analytics.Core.Facts;

/// <summary>Dictionary codes of a chunk's lines, as narrow as the largest of them allows: nothing at all, one, two or four bytes a line.</summary>
internal sealed class CodeColumn
{
    private readonly byte[]? _bytes;
    private readonly ushort[]? _shorts;
    private readonly int[]? _ints;

    private CodeColumn(int min, int max, byte[]? bytes, ushort[]? shorts, int[]? ints)
    {
        Min = min;
        Max = max;
        _bytes = bytes;
        _shorts = shorts;
        _ints = ints;
    }

    /// <summary>The smallest code in the column.</summary>
    public int Min { get; }

    /// <summary>The largest code in the column.</summary>
    public int Max { get; }

    /// <summary>Whether every line has the same code, <see cref="Min"/>.</summary>
    public bool IsConstant => Min == Max;

    /// <summary>The codes where they take one byte each; null otherwise.</summary>
    public byte[]? Bytes => _bytes;

    /// <summary>The codes where they take two bytes each; null otherwise.</summary>
    public ushort[]? Shorts => _shorts;

    /// <summary>The codes where they take four bytes each; null otherwise.</summary>
    public int[]? Ints => _ints;

    /// <summary>Bytes held for each line.</summary>
    public int Width => _bytes is not null ? 1 : _shorts is not null ? 2 : _ints is not null ? 4 : 0;

    /// <summary>The code of the line at <paramref name="index"/>.</summary>
    public int this[int index] =>
        _bytes is not null ? _bytes[index] : _shorts is not null ? _shorts[index] : _ints is not null ? _ints[index] : Min;

    /// <summary>Packs <paramref name="codes"/>.</summary>
    public static CodeColumn From(ReadOnlySpan<int> codes)
    {
        if (codes.IsEmpty)
        {
            return new CodeColumn(0, 0, null, null, null);
        }

        var min = TensorPrimitives.Min(codes);
        var max = TensorPrimitives.Max(codes);
        if (min == max)
        {
            return new CodeColumn(min, max, null, null, null);
        }

        if (max <= byte.MaxValue)
        {
            var bytes = new byte[codes.Length];
            TensorPrimitives.ConvertTruncating(codes, bytes.AsSpan());
            return new CodeColumn(min, max, bytes, null, null);
        }

        if (max <= ushort.MaxValue)
        {
            var shorts = new ushort[codes.Length];
            TensorPrimitives.ConvertTruncating(codes, shorts.AsSpan());
            return new CodeColumn(min, max, null, shorts, null);
        }

        return new CodeColumn(min, max, null, null, codes.ToArray());
    }

    /// <summary>Puts a column back together from its stored parts.</summary>
    public static CodeColumn Restore(int min, int max, byte[]? bytes, ushort[]? shorts, int[]? ints) => new(min, max, bytes, shorts, ints);

    /// <summary>Writes the codes of the lines from <paramref name="start"/> on into <paramref name="target"/>.</summary>
    public void CopyTo(int start, Span<int> target)
    {
        if (_bytes is not null)
        {
            TensorPrimitives.ConvertTruncating<byte, int>(_bytes.AsSpan(start, target.Length), target);
        }
        else if (_shorts is not null)
        {
            TensorPrimitives.ConvertTruncating<ushort, int>(_shorts.AsSpan(start, target.Length), target);
        }
        else if (_ints is not null)
        {
            _ints.AsSpan(start, target.Length).CopyTo(target);
        }
        else
        {
            target.Fill(Min);
        }
    }
}
