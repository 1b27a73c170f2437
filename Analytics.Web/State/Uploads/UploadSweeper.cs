namespace Analytics.Web.State.Uploads;

/// <summary>At start removes what stopped processes left behind; each hour, uploads that nobody came back for.</summary>
public sealed class UploadSweeper(UploadStore store, IUploadUse use, TimeProvider clock, ILogger<UploadSweeper> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            var leftovers = await Task.Run(store.RemoveLeftovers, stoppingToken);
            if (leftovers > 0)
            {
                log.LogInformation("Removed unfinished uploads of {Count} earlier runs", leftovers);
            }

            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                store.RemoveExpired(use.UploadsInUse());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }
}
