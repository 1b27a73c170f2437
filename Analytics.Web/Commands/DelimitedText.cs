using System.Text;

namespace Analytics.Web.Commands;

/// <summary>Reads records of separated values (RFC 4180) one by one; the separator is the one of , ; tab and | that the header has most.</summary>
internal sealed class DelimitedText(TextReader reader)
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private char? _separator;
    private long _lines;

    /// <summary>The line of the file, counted from 1, on which the last record began.</summary>
    public long Line { get; private set; }

    /// <summary>The next record's cells, blanks at their ends taken off; null at the end. Empty lines are passed over.</summary>
    public IReadOnlyList<string>? Next()
    {
        while (ReadLine() is { } line)
        {
            Line = _lines;
            if (line.Length == 0)
            {
                continue;
            }

            _separator ??= Separators.MaxBy(s => line.Count(c => c == s));
            _cells.Clear();
            var isQuoted = Split(line, isQuoted: false);
            while (isQuoted && ReadLine() is { } more)
            {
                _cell.Append('\n');
                isQuoted = Split(more, isQuoted: true);
            }

            EndCell();
            return _cells;
        }

        return null;
    }

    private string? ReadLine()
    {
        _lines++;
        return reader.ReadLine();
    }

    /// <summary>Takes a line in; gives whether its end lies within quotes.</summary>
    private bool Split(string line, bool isQuoted)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    _cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (!isQuoted && line[i] == _separator)
            {
                EndCell();
            }
            else
            {
                _cell.Append(line[i]);
            }
        }

        return isQuoted;
    }

    private void EndCell()
    {
        _cells.Add(_cell.ToString().Trim());
        _cell.Clear();
    }
}
