using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Analytics.Core.Queries.Execution;

/// <summary>Selects lines by columns of one byte a line, a vector of lines at once: what passes is a bit, and filters are joined by "and".</summary>
internal static class ByteFilter
{
    /// <summary>How many codes are compared with; a longer list is looked up line by line instead.</summary>
    private const int MostCodes = 8;

    /// <summary>The codes that pass, or those that do not where they are fewer; null where both are too many.</summary>
    /// <param name="values">Whether a code passes.</param>
    /// <param name="min">The smallest code of the column.</param>
    /// <param name="max">The largest code of the column.</param>
    /// <param name="passing">Whether the result holds the codes that pass.</param>
    public static byte[]? Codes(bool[] values, int min, int max, out bool passing)
    {
        var count = values.AsSpan(min, max - min + 1).Count(true);
        var wanted = passing = count <= max - min + 1 - count;
        var least = passing ? count : max - min + 1 - count;
        return least > MostCodes
            ? null
            : [.. Enumerable.Range(min, max - min + 1).Where(code => values[code] == wanted).Select(static code => (byte)code)];
    }

    /// <summary>Clears the bits of lines that do not pass.</summary>
    /// <param name="lines">A code for each line.</param>
    /// <param name="codes">At most eight codes.</param>
    /// <param name="passing">Whether lines with these codes pass, or all others.</param>
    /// <param name="bits">A bit for each line, the first in the lowest place; at least as many as there are lines.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void And(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> codes, bool passing, Span<ulong> bits)
    {
        var flip = passing ? 0UL : ulong.MaxValue;
        ref var first = ref MemoryMarshal.GetReference(lines);
        var word = 0;
        for (; (word + 1) * 64 <= lines.Length && bits.Length > word; word++)
        {
            var low = Vector256.LoadUnsafe(ref first, (nuint)(word * 64));
            var high = Vector256.LoadUnsafe(ref first, (nuint)((word * 64) + 32));
            var lowHit = Vector256<byte>.Zero;
            var highHit = Vector256<byte>.Zero;
            foreach (var code in codes)
            {
                var wanted = Vector256.Create(code);
                lowHit |= Vector256.Equals(low, wanted);
                highHit |= Vector256.Equals(high, wanted);
            }

            bits[word] &= (lowHit.ExtractMostSignificantBits() | ((ulong)highHit.ExtractMostSignificantBits() << 32)) ^ flip;
        }

        for (var i = word * 64; i < lines.Length; i++)
        {
            if (codes.Contains(lines[i]) != passing)
            {
                bits[i >> 6] &= ~(1UL << i);
            }
        }
    }

    /// <summary>Writes the numbers of the lines whose bit is set, in order, and returns how many.</summary>
    /// <param name="bits">A bit for each line.</param>
    /// <param name="count">How many lines there are.</param>
    /// <param name="selected">Takes the numbers; at least <paramref name="count"/> long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Numbers(ReadOnlySpan<ulong> bits, int count, Span<int> selected)
    {
        var kept = 0;
        for (var word = 0; word * 64 < count; word++)
        {
            var rest = bits[word];
            if (count - (word * 64) < 64)
            {
                rest &= (1UL << (count - (word * 64))) - 1;
            }

            for (; rest != 0; rest &= rest - 1)
            {
                selected[kept++] = (word * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return kept;
    }
}
