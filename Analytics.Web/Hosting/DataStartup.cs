using Analytics.Core.Demo;
using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>Brings the data up: the database, on a brand-new one the demo, then the Facts.</summary>
public sealed class DataStartup(DatabaseStartup database, DemoLoader demo, FactStore facts, AuditLog audit, EventStore? events = null)
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when questions can be answered; fails when they never can be.</summary>
    public Task Ready => ready.Task;

    /// <summary>Whether questions can be answered.</summary>
    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    /// <summary>Makes the database ready, and loads the demo into a brand-new one.</summary>
    /// <param name="withDemo">Whether a brand-new database gets the demo.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found, and the demo that was loaded, if any.</returns>
    /// <exception cref="StorageException">The database cannot be used; the message says what to do.</exception>
    public async Task<(DatabaseReady Database, DemoLoad? Demo)> PrepareAsync(bool withDemo, CancellationToken cancellationToken = default)
    {
        var found = await database.EnsureReadyAsync(cancellationToken);
        if (!found.IsNew || !withDemo)
        {
            return (found, null);
        }

        var load = await demo.LoadAsync(new DemoOptions { Until = demo.Today }, "system", cancellationToken: cancellationToken);
        await audit.WriteAsync("system", "demo.load", $"batch {load.Batch}", new { load.Written.Lines, load.Written.Customers }, cancellationToken: cancellationToken);
        return (found, load);
    }

    /// <summary>Loads the Facts; <see cref="Ready"/> ends with it.</summary>
    /// <exception cref="StorageException">Storage cannot be read.</exception>
    public async Task LoadFactsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await facts.LoadAsync(cancellationToken);
            if (events is not null)
            {
                await events.RefreshAsync(cancellationToken);
            }

            ready.TrySetResult();
        }
        catch (Exception e)
        {
            ready.TrySetException(e);
            throw;
        }
    }

    /// <summary>Makes the Facts take up what changed in Storage; nothing happens where they were never loaded, as in commands that ask no question.</summary>
    /// <exception cref="StorageException">Storage cannot be read.</exception>
    public async Task RefreshFactsAsync(CancellationToken cancellationToken = default)
    {
        if (!IsReady)
        {
            return;
        }

        await facts.RefreshAsync(cancellationToken);
        if (events is not null)
        {
            await events.RefreshAsync(cancellationToken);
        }
    }
}
