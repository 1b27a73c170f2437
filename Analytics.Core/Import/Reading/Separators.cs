namespace Analytics.Core.Import.Reading;

/// <summary>The characters behind <see cref="ColumnSeparator"/>.</summary>
internal static class Separators
{
    /// <summary>Those that are one character of their own, the least likely to be part of a text first.</summary>
    public static IReadOnlyList<ColumnSeparator> Characters { get; } =
        [ColumnSeparator.Tab, ColumnSeparator.Semicolon, ColumnSeparator.Pipe, ColumnSeparator.Comma];

    /// <summary>The character.</summary>
    public static char CharOf(ColumnSeparator separator) => separator switch
    {
        ColumnSeparator.Comma => ',',
        ColumnSeparator.Semicolon => ';',
        ColumnSeparator.Tab => '\t',
        ColumnSeparator.Pipe => '|',
        _ => ' ',
    };

    /// <summary>Its name in a sentence.</summary>
    public static string NameOf(ColumnSeparator separator) => separator switch
    {
        ColumnSeparator.Comma => "comma",
        ColumnSeparator.Semicolon => "semicolon",
        ColumnSeparator.Tab => "tab",
        ColumnSeparator.Pipe => "vertical bar",
        ColumnSeparator.Blanks => "blanks",
        _ => "fixed widths",
    };
}
