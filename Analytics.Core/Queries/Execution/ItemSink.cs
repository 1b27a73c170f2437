using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Notes which customer bought which of the wanted items on which day.</summary>
internal sealed class ItemSink(FactSnapshot snapshot, bool byProduct, int[] places, int every) : IBlockSink
{
    // Neighbouring keys are customers who came at the same time: a part of them is taken by a scattered number.
    private const uint Scatter = 2_654_435_769;

    /// <summary>Packed as in <see cref="CustomerItems.Pack"/>, repeats among them.</summary>
    public List<ulong> Entries { get; } = [];

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => (int)key;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        for (var n = 0; n < lines; n++)
        {
            var i = start + (selection.IsEmpty ? n : selection[n]);
            var customer = chunk.Customers[i];
            if (customer == 0 || chunk.Amounts[i] <= 0 || chunk.Quantities[i] <= 0 || (every > 1 && ((uint)customer * Scatter >> 8) % every != 0))
            {
                continue;
            }

            var place = places[CodeOf(chunk, i, snapshot, byProduct)];
            if (place >= 0)
            {
                Entries.Add(CustomerItems.Pack(customer, group >= 0 ? group : groups[n], place));
            }
        }
    }

    /// <summary>The line's product, or its own category, else its product's.</summary>
    internal static int CodeOf(FactChunk chunk, int line, FactSnapshot snapshot, bool byProduct)
    {
        var product = chunk.Products[line];
        if (byProduct)
        {
            return product;
        }

        var category = chunk.Categories[line];
        return category != 0 ? category : snapshot.Products[product].Category;
    }
}
