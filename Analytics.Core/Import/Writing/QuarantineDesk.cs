using System.Globalization;
using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Writing;

/// <summary>Gives out quarantined rows as CSV and takes corrected ones back.</summary>
internal sealed class QuarantineDesk(BatchStore batches)
{
    private const int PageSize = 2_000;
    private const string KeyColumn = "quarantine key";

    /// <summary>The columns that stand before the source's own.</summary>
    private static readonly string[] OwnColumns = [KeyColumn, "line", "field", "reason"];

    /// <summary>Writes the waiting rows.</summary>
    public async Task<long> WriteCsvAsync(int batchId, IReadOnlyList<string> columns, Stream target, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(CsvText.Line([.. OwnColumns, .. columns]).AsMemory(), cancellationToken);
            long count = 0;
            await foreach (var row in WaitingAsync(batchId, cancellationToken))
            {
                string[] cells =
                [
                    row.Id.ToString(CultureInfo.InvariantCulture), row.SourceLine.ToString(CultureInfo.InvariantCulture),
                    row.Field, row.Reason, .. QuarantineCells.Of(row),
                ];
                await writer.WriteLineAsync(CsvText.Line(cells).AsMemory(), cancellationToken);
                count++;
            }

            return count;
        }
    }

    /// <summary>The corrections in a file that was written here.</summary>
    /// <exception cref="ImportException">It is another file.</exception>
    public static IReadOnlyList<CorrectedRow> ReadCorrections(Stream text, FileLayout layout)
    {
        using var reader = new RecordReader(text, layout);
        if (reader.Header is not { } header || header.Count <= OwnColumns.Length || header[0].Trim('\ufeff', ' ') != KeyColumn)
        {
            throw new ImportException(
                ImportError.BadPlan, $"This is not a corrected quarantine file: its first column must be \"{KeyColumn}\". Download the rows, correct them, and give that file.");
        }

        var rows = new List<CorrectedRow>();
        while (reader.Read())
        {
            var cells = reader.AllCells();
            if (!long.TryParse(cells[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var key))
            {
                throw new ImportException(ImportError.BadPlan, $"Line {reader.Line} has no key in its first column. Keep the first columns as they were downloaded.");
            }

            rows.Add(new CorrectedRow(key, [.. cells.Skip(OwnColumns.Length).Select(CsvCell.Unescape)]));
        }

        return rows;
    }

    /// <summary>The corrections with the rows that they correct.</summary>
    /// <exception cref="ImportException">A row is not waiting in this batch's quarantine.</exception>
    public async Task<IReadOnlyList<(QuarantinedRow Row, CorrectedRow Correction)>> FindAsync(
        int batchId, IReadOnlyList<CorrectedRow> corrections, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<long, CorrectedRow>();
        foreach (var correction in corrections)
        {
            if (!wanted.TryAdd(correction.QuarantinedRowId, correction))
            {
                throw new ImportException(ImportError.BadPlan, $"The row with key {correction.QuarantinedRowId} is there twice.");
            }
        }

        var found = new List<(QuarantinedRow, CorrectedRow)>();
        await foreach (var row in WaitingAsync(batchId, cancellationToken))
        {
            if (wanted.Remove(row.Id, out var correction))
            {
                found.Add((row, correction));
            }
        }

        if (wanted.Count > 0)
        {
            throw new ImportException(
                ImportError.BadPlan,
                $"The row with key {wanted.Keys.Min()} is not waiting in the quarantine of batch {batchId}: it was imported already, or belongs to another batch.");
        }

        return found.Count > 0 ? found : throw new ImportException(ImportError.NothingReadable, "There are no corrected rows to import.");
    }

    /// <summary>Rows as a table of UTF-8, comma, no header.</summary>
    public static MemoryStream ToCsv(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new MemoryStream();
        using (var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            foreach (var cells in rows)
            {
                // A row without any value would be passed over, and the next one take its place.
                writer.WriteLine(CsvText.Plain(cells.All(string.IsNullOrWhiteSpace) ? ["?"] : cells));
            }
        }

        text.Position = 0;
        return text;
    }

    private async IAsyncEnumerable<QuarantinedRow> WaitingAsync(
        int batchId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += PageSize)
        {
            var page = await batches.QuarantinedAsync(batchId, skip, PageSize, cancellationToken);
            foreach (var row in page)
            {
                if (row.RetriedInBatchId is null)
                {
                    yield return row;
                }
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }
}
