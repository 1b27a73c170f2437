namespace Analytics.Core.Facts;

/// <summary>
/// A stretch of lines of one batch whose row ids follow each other without a gap, in the order in which they were written.
/// </summary>
/// <param name="Start">Position of its first line among the chunk's lines as written.</param>
/// <param name="FirstRowId">Row id of that line; the next line's is one more.</param>
/// <param name="BatchId">The batch that brought the lines.</param>
internal readonly record struct ChunkSegment(int Start, long FirstRowId, int BatchId);
