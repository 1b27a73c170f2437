using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps alerts, at most one open for each measure, and what happened to them. Knows nothing of what they rest on. A singleton.</summary>
public sealed class AlertStore
{
    /// <summary>How long an alert and its log are kept after it ended.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly ContextStore _store;
    private readonly TimeProvider _time;

    internal AlertStore(ContextStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Alerts, the open ones first, then the newest.</summary>
    /// <param name="openOnly">Leaves past ones out.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredAlert>> ListAsync(bool openOnly, int most = 500, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<StoredAlert>>(async context =>
        {
            var alerts = context.Alerts.AsNoTracking().Where(a => !openOnly || a.ClearedAt == null)
                .OrderBy(static a => a.ClearedAt != null).ThenByDescending(static a => a.OpenedAt).ThenByDescending(static a => a.Id).Take(most);
            return [.. (await alerts.ToListAsync(cancellationToken)).Select(Of)];
        });

    /// <summary>The log, the newest first.</summary>
    /// <param name="alertId">Of which alert; null for all.</param>
    /// <param name="most">How many lines at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredAlertEvent>> LogAsync(int? alertId, int most = 500, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<StoredAlertEvent>>(async context =>
            [.. (await context.AlertLog.AsNoTracking().Where(e => alertId == null || e.AlertId == alertId).OrderByDescending(static e => e.Id).Take(most).ToListAsync(cancellationToken))
                .Select(static e => new StoredAlertEvent(e.Id, e.AlertId, e.At, e.Event, e.By, e.Detail))]);

    /// <summary>Opens an alert, or renews the one that is open for the measure, and logs what happened.</summary>
    /// <param name="measureKey">The measure.</param>
    /// <param name="severity">How bad.</param>
    /// <param name="bodyJson">What it rests on.</param>
    /// <param name="what">What to log; null for nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<StoredAlert> OpenAsync(string measureKey, int severity, string bodyJson, int? what, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            async context => await context.Alerts.SingleOrDefaultAsync(a => a.MeasureKey == measureKey && a.ClearedAt == null, cancellationToken)
                ?? context.Alerts.Add(new AlertRecord { MeasureKey = measureKey, BodyJson = bodyJson, OpenedAt = _time.GetUtcNow() }).Entity,
            alert => (alert.Severity, alert.BodyJson) = (severity, bodyJson),
            what,
            null,
            null,
            cancellationToken);

    /// <summary>Ends an open alert.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<StoredAlert> ClearAsync(int id, int what, string? detail, CancellationToken cancellationToken = default) =>
        ChangeAsync(context => FindAsync(context, id, cancellationToken), alert => alert.ClearedAt ??= _time.GetUtcNow(), what, null, detail, cancellationToken);

    /// <summary>Notes that somebody has seen it.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<StoredAlert> AcknowledgeAsync(int id, string actor, int what, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            context => FindAsync(context, id, cancellationToken),
            alert => (alert.AcknowledgedBy, alert.AcknowledgedAt) = (actor, _time.GetUtcNow()),
            what,
            actor,
            null,
            cancellationToken);

    /// <summary>Puts its messages off until an instant; null takes that back.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<StoredAlert> SnoozeAsync(int id, string actor, DateTimeOffset? until, int what, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            context => FindAsync(context, id, cancellationToken),
            alert => alert.SnoozedUntil = until,
            what,
            actor,
            until is { } time ? FormattableString.Invariant($"until {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "no longer",
            cancellationToken);

    /// <summary>Adds a line to the log.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task AppendAsync(int alertId, int what, string? detail, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            context =>
            {
                context.AlertLog.Add(new AlertLogRecord { AlertId = alertId, At = _time.GetUtcNow(), Event = what, Detail = detail });
                return Task.FromResult(0);
            },
            cancellationToken);

    /// <summary>Removes what ended long enough ago, with its log.</summary>
    /// <returns>How many alerts.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<int> RemoveOldAsync(CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            async context =>
            {
                var limit = _time.GetUtcNow() - Kept;
                await context.AlertLog.Where(e => context.Alerts.Any(a => a.Id == e.AlertId && a.ClearedAt != null && a.ClearedAt < limit)).ExecuteDeleteAsync(cancellationToken);
                return await context.Alerts.Where(a => a.ClearedAt != null && a.ClearedAt < limit).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);

    private static StoredAlert Of(AlertRecord alert) => new(
        alert.Id, alert.MeasureKey, alert.Severity, alert.BodyJson, alert.OpenedAt, alert.ClearedAt, alert.AcknowledgedBy, alert.AcknowledgedAt, alert.SnoozedUntil);

    private static async Task<AlertRecord> FindAsync(AnalyticsDbContext context, int id, CancellationToken cancellationToken) =>
        await context.Alerts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
        ?? throw new StorageException(StorageProblem.NotFound, "There is no such alert: it may have been removed.");

    private Task<StoredAlert> ChangeAsync(
        Func<AnalyticsDbContext, Task<AlertRecord>> find, Action<AlertRecord> change, int? what, string? by, string? detail, CancellationToken cancellationToken) =>
        _store.WriteAsync(
            async context =>
            {
                var alert = await find(context);
                change(alert);
                // Saved first: a new alert's log needs its number.
                await context.SaveChangesAsync(cancellationToken);
                if (what is { } happened)
                {
                    context.AlertLog.Add(new AlertLogRecord { AlertId = alert.Id, At = _time.GetUtcNow(), Event = happened, By = by, Detail = detail });
                }

                return Of(alert);
            },
            cancellationToken);
}
