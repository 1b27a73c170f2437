using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps messages until they are sent or given up, so that a restart loses none, and what became of them. A singleton.</summary>
public sealed class DeliveryStore
{
    /// <summary>How many may wait: what comes beyond is written down as given up.</summary>
    public const int MostWaiting = 500;

    /// <summary>How long what has ended is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly ContextStore _store;
    private readonly TimeProvider _time;

    internal DeliveryStore(ContextStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Takes messages up; one whose <see cref="NewDelivery.OnceKey"/> is known is left out.</summary>
    /// <returns>How many wait now of these.</returns>
    /// <exception cref="StorageException">They could not be written.</exception>
    public Task<int> AddAsync(IReadOnlyCollection<NewDelivery> messages, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            async context =>
            {
                var (now, added) = (_time.GetUtcNow(), 0);
                var waiting = await context.Deliveries.CountAsync(static d => d.State == (int)DeliveryState.Waiting, cancellationToken);
                foreach (var message in messages)
                {
                    if (message.OnceKey is { } key && await context.Deliveries.AnyAsync(d => d.OnceKey == key, cancellationToken))
                    {
                        continue;
                    }

                    var isFull = waiting + added >= MostWaiting;
                    added += isFull ? 0 : 1;
                    context.Deliveries.Add(new DeliveryRecord
                    {
                        ChannelId = message.ChannelId,
                        Subject = message.Subject,
                        BodyJson = isFull ? string.Empty : message.BodyJson,
                        OnceKey = message.OnceKey,
                        CreatedAt = now,
                        NextAt = now,
                        State = (int)(isFull ? DeliveryState.Failed : DeliveryState.Waiting),
                        EndedAt = isFull ? now : null,
                        Detail = isFull ? "Not tried: too many messages wait already." : null,
                    });
                }

                return added;
            },
            cancellationToken);

    /// <summary>Writes down a message that was sent or refused without waiting.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task LogAsync(string channelId, string subject, bool isSent, string detail, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            context =>
            {
                var now = _time.GetUtcNow();
                context.Deliveries.Add(new DeliveryRecord
                {
                    ChannelId = channelId, Subject = subject, BodyJson = string.Empty, CreatedAt = now, NextAt = now, EndedAt = now, Attempts = 1, Detail = detail,
                    State = (int)(isSent ? DeliveryState.Sent : DeliveryState.Failed),
                });
                return Task.FromResult(0);
            },
            cancellationToken);

    /// <summary>Messages that are due, the oldest first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredDelivery>> DueAsync(int most, CancellationToken cancellationToken = default)
    {
        var now = _time.GetUtcNow();
        return ListAsync(
            deliveries => deliveries.Where(d => d.State == (int)DeliveryState.Waiting && d.NextAt <= now).OrderBy(static d => d.NextAt).ThenBy(static d => d.Id), most, cancellationToken);
    }

    /// <summary>Messages and what became of them, the newest first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredDelivery>> ListAsync(int most, CancellationToken cancellationToken = default) =>
        ListAsync(static deliveries => deliveries.OrderByDescending(static d => d.Id), most, cancellationToken);

    /// <summary>Writes down what a try came to.</summary>
    /// <param name="id">The message.</param>
    /// <param name="state">How it stands now.</param>
    /// <param name="detail">What happened, in words.</param>
    /// <param name="nextAt">When it is tried again, while it waits.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task TriedAsync(int id, DeliveryState state, string detail, DateTimeOffset? nextAt, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            async context =>
            {
                if (await context.Deliveries.SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is { } record)
                {
                    (record.State, record.Detail, record.Attempts) = ((int)state, detail, record.Attempts + 1);
                    if (state == DeliveryState.Waiting)
                    {
                        record.NextAt = nextAt ?? record.NextAt;
                    }
                    else
                    {
                        (record.EndedAt, record.BodyJson) = (_time.GetUtcNow(), string.Empty);
                    }
                }

                return 0;
            },
            cancellationToken);

    /// <summary>Removes what ended long enough ago.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<int> RemoveOldAsync(CancellationToken cancellationToken = default)
    {
        var limit = _time.GetUtcNow() - Kept;
        return _store.WriteAsync(context => context.Deliveries.Where(d => d.EndedAt != null && d.EndedAt < limit).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<StoredDelivery>> ListAsync(
        Func<IQueryable<DeliveryRecord>, IQueryable<DeliveryRecord>> choose, int most, CancellationToken cancellationToken) =>
        _store.ReadAsync<IReadOnlyList<StoredDelivery>>(async context =>
            [.. (await choose(context.Deliveries.AsNoTracking()).Take(most).ToListAsync(cancellationToken)).Select(static d => new StoredDelivery(
                d.Id, d.ChannelId, d.Subject, d.BodyJson, d.CreatedAt, (DeliveryState)d.State, d.Attempts, d.NextAt, d.EndedAt, d.Detail))]);
}
