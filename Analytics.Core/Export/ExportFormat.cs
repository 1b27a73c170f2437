namespace Analytics.Core.Export;

/// <summary>How a table is written.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values, for spreadsheets and everything else; formulas are guarded.</summary>
    Csv,

    /// <summary>A JSON object on each line, for programs; texts are exactly as they are stored.</summary>
    JsonLines,

    /// <summary>A workbook of the Office Open XML kind, with typed cells; formulas are guarded.</summary>
    Xlsx,
}
