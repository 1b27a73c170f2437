using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Analytics.Core.Customers;

/// <summary>Points to which distances are taken, four at a time: beside its rows it keeps their columns, filled up with infinity.</summary>
internal sealed class CentreTable(int count, int width)
{
    private const int Lanes = 4;
    private readonly double[] _columns = NewColumns(count, width);

    /// <summary>How many points.</summary>
    public int Count => count;

    /// <summary>The points, one after the other.</summary>
    public double[] Rows { get; } = new double[count * width];

    private int Padded => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>One point.</summary>
    public Span<double> Row(int index) => Rows.AsSpan(index * width, width);

    /// <summary>Must be called after <see cref="Rows"/> were changed.</summary>
    public void Refresh()
    {
        for (var i = 0; i < count; i++)
        {
            Refresh(i);
        }
    }

    /// <summary>Must be called after one row was changed.</summary>
    public void Refresh(int index)
    {
        for (var j = 0; j < width; j++)
        {
            _columns[(j * Padded) + index] = Rows[(index * width) + j];
        }
    }

    /// <summary>The nearest point, the first of equals, and the squared distances to it and to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Nearest(ref double point, out double best, out double second)
    {
        var padded = Padded;
        ref var columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        var label = Least(Squares(ref point, ref columns, padded), out best, out second);
        for (var group = Lanes; group < padded; group += Lanes)
        {
            var lane = Least(Squares(ref point, ref Unsafe.Add(ref columns, group), padded), out var least, out var next);
            if (least < best)
            {
                second = Math.Min(best, next);
                best = least;
                label = group + lane;
            }
            else
            {
                second = Math.Min(second, least);
            }
        }

        return label;
    }

    /// <summary>Writes the squared distances to all points; <paramref name="squares"/> holds their number, rounded up to fours.</summary>
    public void Distances(ref double point, Span<double> squares)
    {
        ref var columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        for (var group = 0; group < Padded; group += Lanes)
        {
            Squares(ref point, ref Unsafe.Add(ref columns, group), Padded).StoreUnsafe(ref squares[group]);
        }
    }

    /// <summary>The squared distance between two points.</summary>
    public static double Square(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (var j = 0; j < left.Length; j++)
        {
            var away = left[j] - right[j];
            sum += away * away;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Squares(ref double point, ref double columns, int padded)
    {
        var sum = Vector256<double>.Zero;
        for (var j = 0; j < width; j++)
        {
            var away = Vector256.Create(Unsafe.Add(ref point, j)) - Vector256.LoadUnsafe(ref Unsafe.Add(ref columns, j * padded));
            sum = Vector256.MultiplyAddEstimate(away, away, sum);
        }

        return sum;
    }

    /// <summary>The lane of the least value, the first of equals, and the two least values; no branches, because they could not be guessed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Least(Vector256<double> values, out double best, out double second)
    {
        var turned = Vector256.Shuffle(values, Vector256.Create(2L, 3, 0, 1));
        var low = Vector256.MinNative(values, turned);
        var high = Vector256.MaxNative(values, turned);
        var lowTurned = Vector256.Shuffle(low, Vector256.Create(1L, 0, 3, 2));
        var highTurned = Vector256.Shuffle(high, Vector256.Create(1L, 0, 3, 2));
        var least = Vector256.MinNative(low, lowTurned);
        best = least.ToScalar();
        second = Vector256.MinNative(Vector256.MaxNative(low, lowTurned), Vector256.MinNative(high, highTurned)).ToScalar();
        return BitOperations.TrailingZeroCount(Vector256.Equals(values, least).ExtractMostSignificantBits());
    }

    private static double[] NewColumns(int count, int width)
    {
        var columns = new double[(count + Lanes - 1) / Lanes * Lanes * width];
        Array.Fill(columns, double.PositiveInfinity);
        return columns;
    }
}
