namespace Analytics.Core.Import.Reading;

/// <summary>Finds out from a file's first bytes what separates its columns and whether its first row is a header.</summary>
internal static class LayoutSniffer
{
    private const int SampleRows = 1000;

    /// <summary>Decides the layout; what the options say is taken as said.</summary>
    /// <exception cref="ImportException">Only one column can be made out.</exception>
    public static FileLayout Sniff(FileFacts facts, InspectOptions options, int latestYear)
    {
        var encoding = options.Encoding is { } name ? TextSource.EncodingOf(name).WebName : facts.Encoding;
        var sample = new Sample(facts.Head, encoding);
        var layout = FindSeparator(sample, options);
        return layout with { HasHeader = options.HasHeader ?? HeaderDetector.IsHeader(sample.Rows(layout), latestYear) };
    }

    private static FileLayout FindSeparator(Sample sample, InspectOptions options)
    {
        if (options.Separator is { } given)
        {
            var widths = given == ColumnSeparator.FixedWidth ? options.Widths ?? FixedWidths.Find(sample.Lines()) : null;
            if (given == ColumnSeparator.FixedWidth && widths is not { Count: > 1 })
            {
                throw new ImportException(ImportError.OneColumn, "No columns of fixed width can be made out. Say their widths, or choose a separator.");
            }

            return new FileLayout(sample.Encoding, given, HasHeader: false, widths);
        }

        if (sample.SeparatorHint() is { } hint)
        {
            return new FileLayout(sample.Encoding, hint, HasHeader: false);
        }

        FileLayout? best = null;
        var bestScore = 0.0;
        foreach (var separator in Separators.Characters)
        {
            var layout = new FileLayout(sample.Encoding, separator, HasHeader: false);
            var score = Score(sample.Rows(layout));
            if (score > bestScore)
            {
                (best, bestScore) = (layout, score);
            }
        }

        return best ?? FindBlanks(sample) ?? throw FileProfiler.OneColumn();
    }

    /// <summary>How well rows agree on their number of cells: 0 where most have one; more for those whose first row agrees too.</summary>
    private static double Score(List<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var usual = rows.GroupBy(r => r.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        var share = (double)usual.Count() / rows.Count;
        if (usual.Key < 2 || share < 0.6)
        {
            // A separator in the first row alone is still a header of something: two columns or more, broken rows below.
            return rows[0].Length > 2 ? 0.1 : 0;
        }

        return share + (rows[0].Length == usual.Key ? 1 : 0);
    }

    private static FileLayout? FindBlanks(Sample sample)
    {
        var blanks = new FileLayout(sample.Encoding, ColumnSeparator.Blanks, HasHeader: false);
        var rows = sample.Rows(blanks);
        if (rows.Count > 0 && rows.Skip(1).Any(r => r.Any(c => c.Any(char.IsAsciiDigit))))
        {
            var usual = rows.GroupBy(r => r.Length).OrderByDescending(g => g.Count()).First();
            if (usual.Key > 1 && usual.Count() >= rows.Count * 0.95)
            {
                return blanks;
            }
        }

        var widths = FixedWidths.Find(sample.Lines());
        return widths.Count > 1 ? new FileLayout(sample.Encoding, ColumnSeparator.FixedWidth, HasHeader: false, widths) : null;
    }

    /// <summary>The file's first rows, read in any layout.</summary>
    private sealed class Sample(byte[] head, string encoding)
    {
        private readonly byte[] _head = head;

        public string Encoding { get; } = encoding;

        public List<string[]> Rows(FileLayout layout)
        {
            var rows = new List<string[]>();
            try
            {
                using var reader = new RecordReader(new MemoryStream(_head), layout);
                while (rows.Count < SampleRows && reader.Read())
                {
                    rows.Add(reader.AllCells());
                }
            }
            catch (ImportException)
            {
                // In a wrong layout a row may seem endless; the rows before it still say something.
            }

            // The last row of a cut-off head is not whole.
            if (_head.Length >= FileProbe.HeadBytes && rows.Count is > 1 and < SampleRows)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            return rows;
        }

        public List<string> Lines()
        {
            var lines = new List<string>();
            using var reader = new StreamReader(new MemoryStream(_head), TextSource.EncodingOf(Encoding));
            while (lines.Count < SampleRows && reader.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    lines.Add(line);
                }
            }

            if (_head.Length >= FileProbe.HeadBytes && lines.Count is > 1 and < SampleRows)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            return lines;
        }

        public ColumnSeparator? SeparatorHint()
        {
            var first = Lines().FirstOrDefault()?.Trim();
            if (first is not { Length: 5 } || !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            foreach (var separator in Separators.Characters)
            {
                if (Separators.CharOf(separator) == first[4])
                {
                    return separator;
                }
            }

            return null;
        }
    }
}
