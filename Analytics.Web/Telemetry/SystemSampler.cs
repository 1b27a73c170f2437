using Analytics.Core.Storage;
using Analytics.Web.State;

namespace Analytics.Web.Telemetry;

/// <summary>Samples what the process holds every ten seconds, and the size of the database every minute. Whatever goes wrong, it tries again.</summary>
public sealed class SystemSampler(SystemMonitor monitor, CachedQueryService answers, DatabaseSize size, TimeProvider clock, ILogger<SystemSampler> logger) : BackgroundService
{
    private const int SizeEvery = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _at;
    private TimeSpan _processor;
    private TimeSpan _paused;
    private long? _bytes;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            (_at, _processor, _paused) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
            using var timer = new PeriodicTimer(Interval, clock);
            for (var round = 0; ; round++)
            {
                if (round % SizeEvery == 0)
                {
                    _bytes = await MeasureAsync(stoppingToken);
                }

                Sample();
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private void Sample()
    {
        var (processor, paused) = (Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        var passed = clock.GetElapsedTime(_at).TotalSeconds;
        var (open, connected) = monitor.Circuits;
        monitor.Sample(new SystemGauges(
            Environment.WorkingSet,
            GC.GetGCMemoryInfo().HeapSizeBytes,
            Share((processor - _processor).TotalSeconds / Environment.ProcessorCount, passed),
            Share((paused - _paused).TotalSeconds, passed),
            GC.CollectionCount(2),
            open,
            connected,
            ThreadPool.ThreadCount,
            monitor.Queues.Sum(static queue => queue.Depth),
            answers.Count,
            _bytes));
        (_at, _processor, _paused) = (clock.GetTimestamp(), processor, paused);
    }

    private async Task<long?> MeasureAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await size.ReadAsync(stoppingToken);
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogDebug(error, "The size of the database is not known");
            return null;
        }
    }

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}
