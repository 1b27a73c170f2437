namespace Analytics.Core.Import.Reading;

/// <summary>What a whole file says in one layout.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Names">The columns' names, made unique.</param>
/// <param name="HeaderNames">The header as the file has it; null without one.</param>
/// <param name="Columns">What each column's values say.</param>
/// <param name="FirstRows">The first rows as text.</param>
/// <param name="Rows">Rows, header apart.</param>
/// <param name="RaggedRows">Rows with another number of cells than there are columns.</param>
internal sealed record FileProfile(
    FileLayout Layout,
    IReadOnlyList<string> Names,
    IReadOnlyList<string>? HeaderNames,
    IReadOnlyList<ColumnProfile> Columns,
    IReadOnlyList<IReadOnlyList<string>> FirstRows,
    long Rows,
    long RaggedRows);
