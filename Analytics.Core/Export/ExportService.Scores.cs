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
                csv.Cell(cell);
            }

            await csv.EndRowAsync(cancellationToken);
        }

        var rows = csv.Rows - 1;
        var sha = await csv.CompleteAsync(cancellationToken);
        return new ExportManifest(
            request.Id, Name(request.Table), rows, sheet.Columns, [], null, null, scores.TimeZone, scores.DataVersion, csv.Bytes, sha, time.GetUtcNow(), request.RequestedBy);
    }
}
