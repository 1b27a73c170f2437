using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import.Checking;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Import.Writing;

/// <summary>Begins a batch, fills it and commits it; whatever happens before the commit, nothing stays behind.</summary>
/// <param name="batches">Where rows go.</param>
/// <param name="refreshFacts">Makes Facts look at Storage again.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Told what went wrong after a commit.</param>
internal sealed class BatchFiller(BatchStore batches, Func<CancellationToken, Task> refreshFacts, TimeProvider clock, ILogger logger)
{
    /// <summary>Writes one batch.</summary>
    /// <param name="draft">What is known of it.</param>
    /// <param name="report">The check's report, kept with it.</param>
    /// <param name="secondsBefore">What the check took.</param>
    /// <param name="started">When the writing began.</param>
    /// <param name="rules">How rows are read.</param>
    /// <param name="skipped">Rows to leave out.</param>
    /// <param name="fill">Hands over the rows; returns how many it read.</param>
    /// <param name="correctedIds">For corrected rows, their keys in the quarantine by their place; null for a file.</param>
    /// <param name="cancellationToken">Stops it before the commit.</param>
    public async Task<ImportOutcome> WriteAsync(
        BatchDraft draft,
        QualityReport report,
        double secondsBefore,
        long started,
        ReadRules rules,
        BitMap? skipped,
        Func<RowWriter, IBatchWriter, Task<long>> fill,
        List<long>? correctedIds,
        CancellationToken cancellationToken)
    {
        var batch = await batches.BeginAsync(draft, cancellationToken);
        RowWriter rows;
        BatchWriteResult written;
        long read;
        try
        {
            var isRetry = correctedIds is not null;
            rows = new RowWriter(batches, batch.Id, rules, skipped) { KeepsQuarantine = !isRetry, WrittenRows = isRetry ? [] : null };
            await using (var writer = batches.OpenWriter(batch.Id))
            {
                read = await fill(rows, writer);
                if (rows.Written == 0)
                {
                    throw rows.NotTracked > 0 ? NobodyLeft(rows.NotTracked) : rows.Dropped > 0 ? NothingLeft(rows.Dropped) : NothingReadable(read, rows.FirstFault);
                }

                written = await writer.CompleteAsync(cancellationToken);
            }

            if (correctedIds is not null)
            {
                await batches.MarkRetriedAsync([.. rows.WrittenRows!.Select(r => correctedIds[(int)r])], batch.Id, cancellationToken);
                report = report with { RowsReadable = rows.Written };
            }

            var summary = new BatchSummary(
                read, rows.Written, rows.Quarantined, JsonSerializer.Serialize(report, ImportJson.Options), RefusesSameFile: !rules.Plan.AllowSameFile);
            await batches.CommitAsync(batch.Id, summary, cancellationToken);
        }
        catch
        {
            await AbortQuietlyAsync(batch.Id);
            throw;
        }

        // The rows count from here on: nothing below may say that they do not.
        await RefreshFactsAsync();
        var seconds = Math.Max(secondsBefore + clock.GetElapsedTime(started).TotalSeconds, 0.001);
        return new ImportOutcome(
            batch.Id, read, rows.Written, rows.Quarantined, rows.Dropped + rows.NotTracked, rules.Plan.Kind is BatchKind.Reviews or BatchKind.Events or BatchKind.Visitors ? report.Customers : written.Customers, written.Orders,
            new Money(written.NetUnits).Amount, new Money(written.GrossUnits).Amount, report.Problems, seconds, read / seconds);
    }

    /// <summary>Makes Facts take up what is safe in Storage already; where they cannot now, their next look does.</summary>
    public async Task RefreshFactsAsync()
    {
        try
        {
            await refreshFacts(CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever it is, the import or undo is done.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "What was just imported or undone is stored, but not yet taken up into the answers; that is tried again");
        }
    }

    /// <summary>A batch that cannot be removed now is removed at the next start; what went wrong first matters more.</summary>
    private async Task AbortQuietlyAsync(int batchId)
    {
        try
        {
            await batches.AbortAsync(batchId, CancellationToken.None);
        }
        catch (StorageException error)
        {
            logger.LogWarning("Batch {Batch} could not be removed: {Problem}", batchId, error.Message);
        }
    }

    private static ImportException NothingLeft(long rows) => new(
        ImportError.NothingReadable,
        $"All {rows:N0} rows that can be read are left out, as was asked: they count already. Nothing was changed.");

    private static ImportException NobodyLeft(long rows) => new(
        ImportError.NothingReadable,
        $"Nothing is left to import: {rows:N0} rows are about people who have withdrawn consent or ask not to be tracked. Nothing was changed.");

    private static ImportException NothingReadable(long rows, RowFault? fault) => new(
        ImportError.NothingReadable,
        $"Not one of {rows:N0} rows can be read with this mapping. The first reason: {fault?.Field}: {fault?.Reason} Nothing was changed.");
}
