using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting;

/// <summary>
/// Keeps the customers' scores fresh: loads what is stored once the data is there, then computes whenever <see cref="CustomerScoring.IsDue"/>,
/// at once when it is asked for; what another server or the command line stored is taken up. Whatever goes wrong, the last scores go on being served.
/// </summary>
public sealed class ScoringWorker(
    DataStartup startup, CustomerScoring scoring, IOptions<ScoringOptions> options, ILogger<ScoringWorker> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var asked = new SemaphoreSlim(0, 1);
        EventHandler wake = (_, _) =>
        {
            try
            {
                asked.Release();
            }
            catch (SemaphoreFullException)
            {
                // Woken already.
            }
        };
        scoring.Requested += wake;
        try
        {
            if (!await TryAsync(() => startup.Ready.WaitAsync(stoppingToken), stoppingToken))
            {
                return;
            }

            await TryAsync(() => scoring.LoadAsync(stoppingToken), stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = TimeSpan.FromSeconds(Math.Max(1, options.Value.LookEverySeconds));
                if (!await TryAsync(() => LookAsync(stoppingToken), stoppingToken))
                {
                    wait = TimeSpan.FromSeconds(Math.Max(1, options.Value.RetryAfterSeconds));
                }

                await asked.WaitAsync(wait, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        finally
        {
            scoring.Requested -= wake;
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        await scoring.FollowAsync(stoppingToken);
        if (options.Value.Background ? scoring.IsDue : scoring.IsRequested)
        {
            await scoring.RefreshAsync(stoppingToken);
        }
    }

    private async Task<bool> TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // The settings changed while it ran, so that it is due again at once; or somebody stopped it.
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (error is StorageException storage)
            {
                logger.LogError("Customers could not be scored: {Problem}", storage.Message);
            }
            else
            {
                logger.LogError(error, "Customers could not be scored");
            }

            return false;
        }
    }
}
