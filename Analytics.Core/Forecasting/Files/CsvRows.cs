using System.Text;

namespace Analytics.Core.Forecasting.Files;

/// <summary>Rows of comma-separated text: quotes, doubled quotes, and line ends inside them; blank lines are passed over.</summary>
internal sealed class CsvRows(TextReader reader)
{
    private const int LongestCell = 100_000;
    private int at = 1;

    /// <summary>The line on which the last row began; 1 is the first.</summary>
    public int Line { get; private set; }

    /// <summary>The next row, or null at the end.</summary>
    /// <exception cref="SeriesFileException">A quote is never closed, or a cell never ends.</exception>
    public List<string>? Next()
    {
        while (true)
        {
            Line = at;
            var first = reader.Peek();
            if (first < 0)
            {
                return null;
            }

            var row = Row();
            if (row.Count > 1 || row[0].Trim().Length > 0)
            {
                return row;
            }
        }
    }

    private List<string> Row()
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
            {
                if (quoted)
                {
                    throw new SeriesFileException($"Line {Line}: a quote is opened and never closed.");
                }

                cells.Add(cell.ToString());
                return cells;
            }

            var character = (char)next;
            at += character == '\n' ? 1 : 0;
            if (quoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (reader.Peek() == '"')
                {
                    _ = reader.Read();
                    cell.Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                quoted = true;
            }
            else if (character == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (character == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                return cells;
            }
            else if (!(character == '\uFEFF' && Line == 1 && cells.Count == 0 && cell.Length == 0))
            {
                cell.Append(character);
            }

            if (cell.Length > LongestCell)
            {
                throw new SeriesFileException($"Line {Line}: a cell is longer than {LongestCell} characters. Is this a file of comma-separated values?");
            }
        }
    }
}
