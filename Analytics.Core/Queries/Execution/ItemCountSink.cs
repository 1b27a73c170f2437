using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Counts the sales of identified customers by product or category.</summary>
internal sealed class ItemCountSink(FactSnapshot snapshot, bool byProduct, int codes) : IBlockSink
{
    /// <summary>Lines by code.</summary>
    public long[] Lines { get; } = new long[codes];

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
            if (chunk.Amounts[i] > 0 && chunk.Quantities[i] > 0 && chunk.Customers[i] != 0)
            {
                Lines[ItemSink.CodeOf(chunk, i, snapshot, byProduct)]++;
            }
        }
    }
}
