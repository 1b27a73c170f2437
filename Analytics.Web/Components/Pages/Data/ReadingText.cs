using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Web.Components.Pages.Data;

/// <summary>The words for how a file is read, as the wizard offers them.</summary>
public static class ReadingText
{
    /// <summary>Encodings that are offered; one that was found otherwise is offered too.</summary>
    public static IReadOnlyList<(string Name, string Label)> Encodings { get; } =
    [
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16BE", "UTF-16, big-endian"),
        ("windows-1252", "Windows 1252 (Western Europe)"),
        ("iso-8859-1", "ISO 8859-1 (Latin 1)"),
        ("iso-8859-15", "ISO 8859-15 (Latin 9)"),
        ("windows-1250", "Windows 1250 (Central Europe)"),
        ("windows-1251", "Windows 1251 (Cyrillic)"),
        ("ibm850", "DOS 850"),
    ];

    /// <summary>What can stand between columns.</summary>
    public static IReadOnlyList<(ColumnSeparator Value, string Label)> Separators { get; } =
    [
        (ColumnSeparator.Comma, "Commas"),
        (ColumnSeparator.Semicolon, "Semicolons"),
        (ColumnSeparator.Tab, "Tabs"),
        (ColumnSeparator.Pipe, "Vertical bars"),
        (ColumnSeparator.Blanks, "Blanks"),
        (ColumnSeparator.FixedWidth, "Nothing: fixed widths"),
    ];

    /// <summary>The orders of a date.</summary>
    public static IReadOnlyList<(string Value, string Label)> Dates { get; } =
    [
        ("", "As the whole column shows"),
        ("dmy", "Day first (31/12/2026)"),
        ("mdy", "Month first (12/31/2026)"),
        ("ymd", "Year first (2026-12-31)"),
    ];

    /// <summary>The decimal signs.</summary>
    public static IReadOnlyList<(string Value, string Label)> Decimals { get; } =
    [
        ("", "As the whole file shows"),
        (".", "Point (1,234.50)"),
        (",", "Comma (1.234,50)"),
    ];

    /// <summary>What a file can hold.</summary>
    public static IReadOnlyList<(BatchKind Value, string Label)> Kinds { get; } =
    [
        (BatchKind.Purchases, "Purchases"),
        (BatchKind.Customers, "Customers"),
        (BatchKind.Products, "Products"),
        (BatchKind.Campaigns, "Campaigns"),
        (BatchKind.CampaignPerformance, "Campaign performance"),
        (BatchKind.AttributionPaths, "Touch paths"),
        (BatchKind.Reviews, "Reviews"),
        (BatchKind.Costs, "Costs"),
        (BatchKind.Events, "Events"),
        (BatchKind.Visitors, "Visitors"),
    ];

    /// <summary>What a column's values look like, in a word.</summary>
    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Empty => "empty",
        ColumnType.Text => "text",
        ColumnType.Integer => "whole number",
        ColumnType.Number => "number",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        _ => "text",
    };

    /// <summary>What a batch holds, in a word.</summary>
    public static string Of(BatchKind kind) => kind switch
    {
        BatchKind.Purchases => "Purchases",
        BatchKind.Customers => "Customers",
        BatchKind.Products => "Products",
        BatchKind.Campaigns => "Campaigns",
        BatchKind.CampaignPerformance => "Campaign performance",
        BatchKind.AttributionPaths => "Touch paths",
        BatchKind.Demo => "Demo",
        BatchKind.Stream => "Stream",
        BatchKind.Reviews => "Reviews",
        BatchKind.Costs => "Costs",
        BatchKind.Events => "Events",
        BatchKind.Visitors => "Visitors",
        _ => kind.ToString(),
    };
}
