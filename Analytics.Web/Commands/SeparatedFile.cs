using System.Globalization;
using System.Text;

namespace Analytics.Web.Commands;

/// <summary>
/// A file of separated values with any texts in it: which of tab, comma, semicolon and bar parts the cells, and whether quotes enclose
/// them, is decided by which way gives its first records the same number of cells. Cells are kept as they are. UTF-8, else Latin-1.
/// </summary>
internal sealed class SeparatedFile
{
    private const int SampleChars = 4 << 20;
    private const int SampleRecords = 2_000;
    private static readonly char[] Separators = ['\t', ',', ';', '|'];
    private readonly string _path;
    private readonly Encoding _encoding;
    private readonly char _separator;
    private readonly bool _quotes;
    private readonly List<string[]> _sample;

    private SeparatedFile(string path, Encoding encoding, char separator, bool quotes, List<string[]> sample)
    {
        _path = path;
        _encoding = encoding;
        _separator = separator;
        _quotes = quotes;
        _sample = sample;
        Width = sample.Count == 0 ? 0 : sample.Max(static r => r.Length);
    }

    /// <summary>The first records.</summary>
    public IReadOnlyList<string[]> Sample => _sample;

    /// <summary>Cells in the widest of the first records.</summary>
    public int Width { get; }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="FailedException">It is empty.</exception>
    public static SeparatedFile Open(string path)
    {
        var encoding = EncodingOf(path);
        var text = new char[SampleChars];
        using var reader = new StreamReader(path, encoding);
        var length = reader.ReadBlock(text, 0, text.Length);
        if (length == 0)
        {
            throw new FailedException($"'{path}' is empty.");
        }

        SeparatedFile? best = null;
        var bestFit = -1.0;
        foreach (var separator in Separators)
        {
            foreach (var quotes in (bool[])[true, false])
            {
                using var sample = new StringReader(new string(text, 0, length));
                var records = Records(sample, separator, quotes).Take(SampleRecords).ToList();
                var fit = FitOf(records, length == text.Length);
                if (fit > bestFit)
                {
                    (best, bestFit) = (new SeparatedFile(path, encoding, separator, quotes, records), fit);
                }
            }
        }

        return best!;
    }

    /// <summary>All records, as they stream by.</summary>
    public IEnumerable<string[]> Read()
    {
        using var reader = new StreamReader(_path, _encoding);
        foreach (var record in Records(reader, _separator, _quotes))
        {
            yield return record;
        }
    }

    /// <summary>Records, empty lines left out. A quote encloses a cell only where it begins it and its partner ends it.</summary>
    internal static IEnumerable<string[]> Records(TextReader reader, char separator, bool quotes)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (isQuoted, wasQuoted, any) = (false, false, false);
        int next;
        while ((next = reader.Read()) >= 0)
        {
            var c = (char)next;
            if (isQuoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (reader.Peek() == '"')
                {
                    _ = reader.Read();
                    cell.Append('"');
                }
                else if (reader.Peek() is var after && (after < 0 || after == separator || after is '\n' or '\r'))
                {
                    (isQuoted, wasQuoted) = (false, true);
                }
                else
                {
                    // It only quoted a word.
                    cell.Insert(0, '"').Append('"');
                    isQuoted = false;
                }
            }
            else if (c == '"' && quotes && cell.Length == 0 && !wasQuoted)
            {
                (isQuoted, any) = (true, true);
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                (wasQuoted, any) = (false, true);
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && reader.Peek() == '\n')
                {
                    _ = reader.Read();
                }

                if (any)
                {
                    cells.Add(cell.ToString());
                    yield return [.. cells];
                }

                cells.Clear();
                cell.Clear();
                (wasQuoted, any) = (false, false);
            }
            else
            {
                cell.Append(c);
                any = true;
            }
        }

        if (any)
        {
            cells.Add(cell.ToString());
            yield return [.. cells];
        }
    }

    /// <summary>The share of records with the usual number of cells; a file of one column is the last resort.</summary>
    private static double FitOf(List<string[]> records, bool isCut)
    {
        if (isCut && records.Count > 1)
        {
            records.RemoveAt(records.Count - 1);
        }

        if (records.Count == 0)
        {
            return 0;
        }

        var usual = records.GroupBy(static r => r.Length).MaxBy(static g => g.Count())!;
        var share = (double)usual.Count() / records.Count;
        return usual.Key == 1 ? share / 100 : share;
    }

    private static Encoding EncodingOf(string path)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            using var reader = new StreamReader(path, strict);
            var buffer = new char[1 << 16];
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
                // Only whether it can be read.
            }

            return strict;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }

    /// <summary>The column of that name in the header, or of that number; says also whether there is a header.</summary>
    /// <param name="column">A name from the header, or a number counted from 1; 0 is the first too.</param>
    /// <exception cref="UsageException">There is no such column.</exception>
    public (int Column, bool HasHeader) Find(string column)
    {
        var header = _sample.Count == 0 ? [] : _sample[0];
        if (!int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var named = Array.FindIndex(header, h => string.Equals(h.Trim(), column.Trim(), StringComparison.OrdinalIgnoreCase));
            return named >= 0
                ? (named, true)
                : throw new UsageException($"There is no column '{column}'. The file has: {string.Join(", ", header.Select(Short))}. In a file without a header name its number, counted from 1.");
        }

        return number <= Width
            ? (Math.Max(0, number - 1), HasHeader())
            : throw new UsageException(Text.Of($"There is no column {number}: the file has {Width}."));
    }

    /// <summary>The first record names columns: no cell of it is a number, none is long, none comes twice, and below some column has numbers or longer texts.</summary>
    private bool HasHeader()
    {
        var first = _sample[0];
        if (first.Any(static c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || c.Length > 40 || c.Split(' ').Length > 4)
            || first.Distinct(StringComparer.OrdinalIgnoreCase).Count() < first.Length)
        {
            return false;
        }

        var below = _sample.Skip(1).Take(200).ToList();
        return below.Count > 0 && Enumerable.Range(0, first.Length).Any(c =>
            below.All(r => c < r.Length && (r[c].Length == 0 || double.TryParse(r[c], NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            || below.Average(r => c < r.Length ? r[c].Length : 0) > 3 * Math.Max(4, first[c].Length));
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";
}
