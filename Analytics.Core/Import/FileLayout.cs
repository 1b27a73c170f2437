namespace Analytics.Core.Import;

/// <summary>How a file's bytes become rows and cells.</summary>
/// <param name="Encoding">The name of the text encoding, as .NET knows it: <c>utf-8</c>, <c>utf-16</c>, <c>utf-16BE</c>, <c>windows-1252</c>.</param>
/// <param name="Separator">What stands between two columns.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Widths">The columns' widths in characters, for <see cref="ColumnSeparator.FixedWidth"/>; else null.</param>
public sealed record FileLayout(string Encoding, ColumnSeparator Separator, bool HasHeader, IReadOnlyList<int>? Widths = null);
