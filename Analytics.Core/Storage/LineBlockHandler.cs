namespace Analytics.Core.Storage;

/// <summary>Takes a block of lines; the memory is used again for the next block.</summary>
/// <param name="lines">The lines, in the order of their keys.</param>
public delegate void LineBlockHandler(ReadOnlySpan<LineRecord> lines);
