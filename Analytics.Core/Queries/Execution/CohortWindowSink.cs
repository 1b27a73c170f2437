using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Notes activity and sums revenue by whole windows since each customer's own first order.</summary>
internal sealed class CohortWindowSink(long[] firstOrders, int[] cohortOf, int cohorts, int windows, long length) : IBlockSink
{
    /// <summary>Words of bits a customer.</summary>
    public int WordsEach { get; } = (windows + 63) >> 6;

    /// <summary>A bit for each window with a sale, by customer.</summary>
    public ulong[] Bits { get; } = new ulong[(long)firstOrders.Length * ((windows + 63) >> 6)];

    /// <summary>Σ amount at cohort × windows + window.</summary>
    public long[] Net { get; } = new long[cohorts * windows];

    /// <summary>Σ amount of sales at cohort × windows + window.</summary>
    public long[] Gross { get; } = new long[cohorts * windows];

    /// <inheritdoc />
    public bool KeysAreGroups => true;

    /// <inheritdoc />
    public int Group(long key) => 0;

    /// <inheritdoc />
    public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
    {
        for (var n = 0; n < lines; n++)
        {
            var i = start + (selection.IsEmpty ? n : selection[n]);
            var key = chunk.Customers[i];
            var cohort = cohortOf[key];
            var since = chunk.MinSeconds + chunk.Offsets[i] - firstOrders[key];
            // A line before the first order, a return say, belongs to no window.
            if (cohort < 0 || since < 0 || since / length >= windows)
            {
                continue;
            }

            var window = (int)(since / length);
            var cell = (cohort * windows) + window;
            Net[cell] += chunk.Amounts[i];
            if (chunk.Amounts[i] > 0 && chunk.Quantities[i] > 0)
            {
                Gross[cell] += chunk.Amounts[i];
                Bits[((long)key * WordsEach) + (window >> 6)] |= 1UL << window;
            }
        }
    }

    /// <summary>Adds what another thread gathered.</summary>
    public void Merge(CohortWindowSink other)
    {
        for (var i = 0; i < Net.Length; i++)
        {
            Net[i] += other.Net[i];
            Gross[i] += other.Gross[i];
        }

        for (var i = 0L; i < Bits.LongLength; i++)
        {
            Bits[i] |= other.Bits[i];
        }
    }
}
