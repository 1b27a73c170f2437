using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>
/// Notices once a second what another process changed (an import from the command line, a setting) and makes Facts and settings take it up.
/// Whatever goes wrong, it tries again: what is loaded goes on being served.
/// </summary>
public sealed class DataWatcher(
    DataStartup startup, DataStateStore state, FactStore facts, SettingsStore settings, TimeProvider time, ILogger<DataWatcher> logger, EventStore? events = null)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _settingsVersion = -1;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TryAsync(() => startup.Ready.WaitAsync(stoppingToken), stoppingToken);
            using var timer = new PeriodicTimer(Interval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (await TryAsync(() => LookAsync(stoppingToken), stoppingToken))
                {
                    _told.Clear();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var now = await state.ReadAsync(stoppingToken);
        if (now.SettingsVersion != _settingsVersion)
        {
            await settings.RefreshAsync(stoppingToken);
            _settingsVersion = now.SettingsVersion;
        }

        var current = facts.Current;
        if (now.Version != current.Version || now.Stamp != current.Stamp)
        {
            await facts.RefreshAsync(stoppingToken);
        }

        if (events is not null)
        {
            await events.RefreshAsync(stoppingToken);
        }
    }

    private async Task<bool> TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
        catch (Exception error)
#pragma warning restore CA1031
        {
            // Told once a kind, not each second.
            if (error is StorageException storage)
            {
                if (_told.Add(storage.Problem.ToString()))
                {
                    logger.LogError("The database cannot be read: {Problem}", storage.Message);
                }
            }
            else if (_told.Add(error.GetType().Name))
            {
                logger.LogError(error, "Changes of the data could not be taken up");
            }

            return false;
        }
    }
}
