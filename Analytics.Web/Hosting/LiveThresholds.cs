using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;

namespace Analytics.Web.Hosting;

/// <summary>The end of the stream's path: when purchases have come and count, today is held against the thresholds, at most every five seconds.</summary>
public sealed class LiveThresholds(DataStartup startup, LiveFeed feed, IKeyMeasures measures, TimeProvider time, ILogger<LiveThresholds> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _moved = new(0, 1);

    /// <inheritdoc />
    public override void Dispose()
    {
        _moved.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Moved += OnMoved;
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
            while (true)
            {
                await _moved.WaitAsync(stoppingToken);
                await EvaluateAsync(stoppingToken);
                await Task.Delay(Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops; the next evaluation by the clock looks at the whole day.
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server; the start says itself what is wrong.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogDebug(error, "Thresholds wait for nothing");
        }
        finally
        {
            feed.Moved -= OnMoved;
        }
    }

    private async Task EvaluateAsync(CancellationToken stoppingToken)
    {
        try
        {
            await measures.EvaluateTodayAsync(stoppingToken);
        }
#pragma warning disable CA1031 // Whatever keeps it from looking now: the next purchase brings it here again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogWarning("Today could not be held against the thresholds: {Problem}", error is StorageException ? error.Message : error.ToString());
        }
    }

    private void OnMoved(object? sender, EventArgs e)
    {
        try
        {
            _moved.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look anyway.
        }
        catch (ObjectDisposedException)
        {
            // The application stops.
        }
    }
}
