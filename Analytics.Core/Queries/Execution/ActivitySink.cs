using System.Numerics.Tensors;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Notes for each customer in which periods there was a sale: one bit a period.</summary>
internal sealed class ActivitySink(int customerSlots, int periods) : IBlockSink
{
    private readonly int _words = (periods + 63) >> 6;

    /// <summary>The bits, <see cref="WordsEach"/> words a customer.</summary>
    public ulong[] Bits { get; } = new ulong[(long)customerSlots * ((periods + 63) >> 6)];

    /// <summary>Words a customer.</summary>
    public int WordsEach => _words;

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => (int)key;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        var word = group >> 6;
        var bit = 1UL << group;
        var bits = Bits;
        var customers = chunk.Customers.AsSpan(start);
        var amounts = chunk.Amounts.AsSpan(start);
        var quantities = chunk.Quantities.AsSpan(start);
        for (var n = 0; n < lines; n++)
        {
            var i = selection.IsEmpty ? n : selection[n];
            if (n + Prefetch.Distance < lines)
            {
                Prefetch.Of(ref bits[(customers[selection.IsEmpty ? n + Prefetch.Distance : selection[n + Prefetch.Distance]] * _words) + word]);
            }

            bits[(customers[i] * _words) + word] |= amounts[i] > 0 & quantities[i] > 0 ? bit : 0;
        }
    }

    /// <summary>Adds what another thread noted.</summary>
    public void Merge(ActivitySink other) => TensorPrimitives.BitwiseOr<ulong>(Bits, other.Bits, Bits);
}
