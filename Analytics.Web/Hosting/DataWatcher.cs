using Analytics.Core.Facts;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>
/// Notices once a second what another process changed (an import from the command line, a setting) and makes Facts and settings take it up.
/// </summary>
public sealed class DataWatcher(
    DataStartup startup, DataStateStore state, FactStore facts, SettingsStore settings, TimeProvider time, ILogger<DataWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, time);
            long settingsVersion = -1;
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    var now = await state.ReadAsync(stoppingToken);
                    if (now.SettingsVersion != settingsVersion)
                    {
                        settingsVersion = now.SettingsVersion;
                        await settings.RefreshAsync(stoppingToken);
                    }

                    if (now.Version != facts.Current.Version)
                    {
                        await facts.RefreshAsync(stoppingToken);
                    }

                    failing = false;
                }
                catch (StorageException e)
                {
                    // Told once, not each second; what is loaded goes on being served.
                    if (!failing)
                    {
                        logger.LogError("The database cannot be read: {Problem}", e.Message);
                    }

                    failing = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }
}
