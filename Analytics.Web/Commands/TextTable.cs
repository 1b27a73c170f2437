namespace Analytics.Web.Commands;

/// <summary>A table in plain text, for terminals and pipes alike.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private readonly List<(string Title, bool AlignRight)> columns = [];
    private readonly List<string[]> rows = [];

    /// <summary>Adds a column.</summary>
    public void AddColumn(string title, bool alignRight) => columns.Add((title, alignRight));

    /// <summary>Adds a row with a cell for each column.</summary>
    public void AddRow(string[] cells) => rows.Add(cells);

    /// <summary>Writes it.</summary>
    public void Write(TextWriter writer)
    {
        var widths = columns.Select((c, i) => rows.Select(r => r[i].Length).Append(c.Title.Length).Max()).ToArray();
        WriteRow(writer, [.. columns.Select(c => c.Title)], widths);
        WriteRow(writer, [.. widths.Select(w => new string('-', w))], widths);
        foreach (var row in rows)
        {
            WriteRow(writer, row, widths);
        }
    }

    private void WriteRow(TextWriter writer, string[] cells, int[] widths) =>
        writer.WriteLine(string.Join(Gap, cells.Select((c, i) => columns[i].AlignRight ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd());
}
