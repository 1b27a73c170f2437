namespace Analytics.Core.Export;

/// <summary>A CSV file with named columns: the header goes out first, then rows.</summary>
/// <param name="Csv">The writer.</param>
/// <param name="Columns">The columns.</param>
internal sealed record ExportSheet(CsvExport Csv, IReadOnlyList<ExportColumn> Columns)
{
    /// <summary>Begins the file with its header.</summary>
    public static async Task<ExportSheet> BeginAsync(CsvExport csv, IReadOnlyList<ExportColumn> columns, CancellationToken cancellationToken)
    {
        foreach (var column in columns)
        {
            csv.Text(column.Name);
        }

        await csv.EndRowAsync(cancellationToken);
        return new ExportSheet(csv, columns);
    }
}
