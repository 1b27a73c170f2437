using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Sums revenue by cohort and period.</summary>
internal sealed class CohortRevenueSink(int[] cohortOf, int periods) : IBlockSink
{
    /// <summary>Σ amount at cohort × periods + period.</summary>
    public long[] Net { get; } = new long[periods * periods];

    /// <summary>Σ amount of sales at cohort × periods + period.</summary>
    public long[] Gross { get; } = new long[periods * periods];

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
            var cohort = cohortOf[chunk.Customers[i]];
            if (cohort >= 0)
            {
                var cell = (cohort * periods) + group;
                Net[cell] += chunk.Amounts[i];
                Gross[cell] += chunk.Amounts[i] > 0 && chunk.Quantities[i] > 0 ? chunk.Amounts[i] : 0;
            }
        }
    }

    /// <summary>Adds what another thread summed.</summary>
    public void Merge(CohortRevenueSink other)
    {
        for (var i = 0; i < Net.Length; i++)
        {
            Net[i] += other.Net[i];
            Gross[i] += other.Gross[i];
        }
    }
}
