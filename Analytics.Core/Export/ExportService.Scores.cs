namespace Analytics.Core.Export;

/// <content>Scores, which are of the data's version that they were computed of, whatever came since.</content>
public sealed partial class ExportService
{
    private async Task<ExportManifest> WriteScoresAsync(ExportRequest request, Stream stream, CancellationToken cancellationToken)
    {
        var scores = tables.Scores()
            ?? throw new ExportException("The customers' scores are not computed yet. Nothing was exported; export again in a moment.");
        await using var csv = new CsvExport(stream, request.ByteOrderMark);
        var sheet = await ExportSheet.BeginAsync(csv, scores.Columns, cancellationToken);
        foreach (var row in scores.Rows)
        {
            foreach (var cell in row)
            {
                Write(csv, cell);
            }

            await csv.EndRowAsync(cancellationToken);
        }

        var rows = csv.Rows - 1;
        var sha = await csv.CompleteAsync(cancellationToken);
        return new ExportManifest(
            request.Id, Name(request.Table), rows, sheet.Columns, [], null, null, scores.TimeZone, scores.DataVersion, csv.Bytes, sha, time.GetUtcNow(), request.RequestedBy);
    }

    private static void Write(CsvExport csv, object? cell)
    {
        switch (cell)
        {
            case DateOnly day:
                csv.Day(day);
                break;
            case double number:
                csv.Number(double.IsFinite(number) && Math.Abs(number) < 1e15 ? Math.Round((decimal)number, 6) : null);
                break;
            case decimal number:
                csv.Number(number);
                break;
            case int number:
                csv.Integer(number);
                break;
            default:
                csv.Text(cell as string);
                break;
        }
    }
}
