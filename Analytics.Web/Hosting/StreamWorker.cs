using Analytics.Core.Storage;
using Analytics.Core.Streaming;

namespace Analytics.Web.Hosting;

/// <summary>
/// Runs the stream: its writer, what makes the Facts follow, and the sources that bring purchases by themselves. At the end sources stop first, then
/// what they had handed over is stored.
/// </summary>
public sealed class StreamWorker(
    DataStartup startup, PurchaseIntake intake, StreamFollower follower, IEnumerable<IPurchaseSource> sources, TimeProvider time, ILogger<StreamWorker> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private Task _writing = Task.CompletedTask;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(intake.RunAsync, CancellationToken.None);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        intake.Close();
        await _writing.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogDebug(error, "The stream waits for nothing: the start says itself what is wrong");
            return;
        }

        await Task.WhenAll(sources.Select(source => PumpAsync(source, stoppingToken)).Append(QuietAsync(follower.RunAsync(stoppingToken))));
    }

    private async Task PumpAsync(IPurchaseSource source, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var purchases in source.ReadAsync(stoppingToken))
                {
                    await intake.OfferAsync(source.Name, purchases, stoppingToken);
                }

                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.LogWarning("{Source} pauses: {Problem}", source.Name, error is StorageException ? error.Message : error.ToString());
                await QuietAsync(Task.Delay(RetryAfter, time, stoppingToken));
            }
        }
    }

    private static async Task QuietAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }
}
