namespace Analytics.Core.Export;

/// <summary>What the formats are called, and how a request or a file's name asks for one.</summary>
public static class ExportFormats
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [ExportFormat.Csv, ExportFormat.JsonLines, ExportFormat.Xlsx];

    /// <summary>Its name in addresses and on the command line, which is a file's ending too.</summary>
    public static string Key(ExportFormat format) => format switch
    {
        ExportFormat.JsonLines => "jsonl",
        ExportFormat.Xlsx => "xlsx",
        _ => "csv",
    };

    /// <summary>Its name for people.</summary>
    public static string Name(ExportFormat format) => format switch
    {
        ExportFormat.JsonLines => "JSON lines",
        ExportFormat.Xlsx => "Excel (XLSX)",
        _ => "CSV",
    };

    /// <summary>Its media type, without a character set.</summary>
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.JsonLines => "application/x-ndjson",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/csv",
    };

    /// <summary>The format of this name, in any case; null where there is none.</summary>
    public static ExportFormat? Find(string? key) => First(format => string.Equals(Key(format), key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format of this media type; null where there is none.</summary>
    public static ExportFormat? OfMediaType(string? type) => First(format => string.Equals(MediaType(format), type, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format that a file's name ends with; null where it ends otherwise.</summary>
    public static ExportFormat? OfFile(string? path) => Find(Path.GetExtension(path)?.TrimStart('.'));

    private static ExportFormat? First(Func<ExportFormat, bool> isIt)
    {
        foreach (var format in All)
        {
            if (isIt(format))
            {
                return format;
            }
        }

        return null;
    }
}
