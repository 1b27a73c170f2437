using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Takes the lines that a scan counts, block by block, on one thread.</summary>
internal interface IBlockSink
{
    /// <summary>Whether a group's number is its key, so that <see cref="Group"/> need not be asked line by line.</summary>
    bool KeysAreGroups { get; }

    /// <summary>The number of a key's group.</summary>
    int Group(long key);

    /// <summary>Takes lines.</summary>
    /// <param name="chunk">Whose lines.</param>
    /// <param name="start">The block's first line.</param>
    /// <param name="lines">How many lines count.</param>
    /// <param name="selection">Which lines of the block; empty for the first <paramref name="lines"/>.</param>
    /// <param name="group">The one group of all these lines; -1 when <paramref name="groups"/> has each line's.</param>
    /// <param name="groups">Each counted line's group.</param>
    void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups);
}
