namespace Analytics.Core.Export;

/// <content>Scores, which are of the data's version that they were computed of, whatever came since.</content>
public sealed partial class ExportService
{
    private async Task<ExportManifest> WriteScoresAsync(ExportRequest request, Stream stream, CancellationToken cancellationToken)
    {
        var scores = tables.Scores()
            ?? throw new ExportException("The customers' scores are not computed yet. Nothing was exported; export again in a moment.");
        await using var table = Open(request, stream, scores.TimeZone);
        await table.BeginAsync(scores.Columns, cancellationToken);
        foreach (var row in scores.Rows.Where(row => request.Only?.Contains(row[0] as string ?? string.Empty) != false))
        {
            foreach (var cell in row)
            {
                table.Cell(cell);
            }

            await table.EndRowAsync(cancellationToken);
        }

        var sha = await table.CompleteAsync(cancellationToken);
        return ExportManifest.Of(table, sha, request.Id, Name(request.Table), request.Format, [], null, scores.TimeZone, scores.DataVersion, time.GetUtcNow(), request.RequestedBy);
    }
}
