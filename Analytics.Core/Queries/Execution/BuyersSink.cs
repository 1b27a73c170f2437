using System.Numerics.Tensors;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Notes for each customer whether there was a sale: a byte each, so that a million of them stay in the processor's cache.</summary>
internal sealed class BuyersSink(int customerSlots) : IBlockSink
{
    /// <summary>1 for who bought, by the customer's key.</summary>
    public byte[] Bought { get; } = new byte[customerSlots];

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => 0;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        var bought = Bought;
        var customers = chunk.Customers.AsSpan(start);
        var amounts = chunk.Amounts.AsSpan(start);
        var quantities = chunk.Quantities.AsSpan(start);
        for (var n = 0; n < lines; n++)
        {
            var i = selection.IsEmpty ? n : selection[n];
            bought[customers[i]] |= (byte)(amounts[i] > 0 & quantities[i] > 0 ? 1 : 0);
        }
    }

    /// <summary>Adds what another thread noted.</summary>
    public void Merge(BuyersSink other) => TensorPrimitives.BitwiseOr<byte>(Bought, other.Bought, Bought);
}
