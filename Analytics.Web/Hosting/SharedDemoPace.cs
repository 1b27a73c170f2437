using System.Text.Json;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>
/// Makes the pace that somebody sets that of every server on the database, whichever of them plays the demo. A start begins with the settings' pace
/// again: only what is set while a server runs reaches it.
/// </summary>
public sealed class SharedDemoPace(DemoPace pace, SettingsStore settings, ILogger<SharedDemoPace> logger) : IHostedService
{
    /// <summary>The setting in which it stands.</summary>
    internal const string SettingKey = "stream.demo-pace";

    private Guid _seen;

    /// <summary>Sets the pace here and on the other servers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above <see cref="StreamOptions.MaxPerSecond"/>.</exception>
    /// <exception cref="StorageException">It could not be stored: it holds here alone.</exception>
    public async Task SetAsync(double perSecond)
    {
        pace.Set(perSecond);
        _seen = Guid.NewGuid();
        await settings.SetAsync(SettingKey, new Stored(perSecond, _seen));
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _seen = Read()?.Id ?? Guid.Empty;
        settings.Changed += Follow;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        settings.Changed -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(object? sender, EventArgs e)
    {
        if (Read() is { } stored && stored.Id != _seen)
        {
            _seen = stored.Id;
            pace.Set(Math.Clamp(stored.PerSecond, 0, StreamOptions.MaxPerSecond));
        }
    }

    private Stored? Read()
    {
        try
        {
            return settings.Get<Stored>(SettingKey);
        }
        catch (Exception error) when (error is JsonException or StorageException)
        {
            // The pace that holds goes on.
            logger.LogWarning("The demo's pace as it is stored cannot be read: {Problem}", error.Message);
            return null;
        }
    }

    private sealed record Stored(double PerSecond, Guid Id);
}
