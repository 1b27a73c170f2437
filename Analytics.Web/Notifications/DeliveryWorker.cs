using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;

namespace Analytics.Web.Notifications;

/// <summary>Sends what waits, tries again with growing pauses, and gives up at last; each outcome stands in the log of its alerts.</summary>
public sealed class DeliveryWorker(
    Notifier notifier, NotificationBook book, DeliveryStore deliveries, WorkTurns turns, IKeyMeasures measures, DataStartup startup, TimeProvider clock, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private const int AtATime = 4;
    private const int Batch = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>The pauses between tries; after the last, a message is given up.</summary>
    internal static IReadOnlyList<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), LongestWait,
    ];

    /// <summary>Sends what is due now, unless another server on the same database is at it.</summary>
    /// <returns>How many were tried.</returns>
    /// <exception cref="StorageException">The database cannot be read or written.</exception>
    internal async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if ((await deliveries.DueAsync(1, cancellationToken)).Count == 0)
        {
            return 0;
        }

        using var turn = turns.TryTake("deliveries");
        // Read within the turn: what another server has just sent waits no more.
        var due = turn is null ? [] : await deliveries.DueAsync(Batch, cancellationToken);
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (delivery, token) => await SendAsync(delivery, token));
        return due.Count;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
            while (true)
            {
                await LookAsync(stoppingToken);
                await notifier.WaitAsync(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops; what waits is stored.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendDueAsync(cancellationToken);
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotifierLog.LookFailed(logger, error);
        }
    }

    private async Task SendAsync(StoredDelivery delivery, CancellationToken cancellationToken)
    {
        var channel = book.Current.Find(delivery.ChannelId);
        var message = Notifier.Read(delivery.BodyJson);
        var result = await ResultAsync(delivery, channel, message, cancellationToken);
        var pause = delivery.Attempts < Pauses.Count ? Pauses[delivery.Attempts] : (TimeSpan?)null;
        var isOver = result.IsSent || !result.MayRetry || pause is null;
        // What was sent is written down even while the application stops, so that it is not sent twice.
        cancellationToken = CancellationToken.None;
        if (!isOver)
        {
            var wait = result.RetryAfter is { } asked && asked > pause ? asked : pause!.Value;
            await deliveries.TriedAsync(delivery.Id, DeliveryState.Waiting, result.Detail, clock.GetUtcNow() + (wait > LongestWait ? LongestWait : wait), cancellationToken);
        }
        else
        {
            await deliveries.TriedAsync(delivery.Id, result.IsSent ? DeliveryState.Sent : DeliveryState.Failed, result.Detail, null, cancellationToken);
            foreach (var alert in message?.Alerts ?? [])
            {
                await measures.NoteSendingAsync(alert, result.IsSent, $"{channel?.Name ?? "a deleted channel"}: {result.Detail}", cancellationToken);
            }
        }

        notifier.Tell();
    }

    private async Task<SendResult> ResultAsync(StoredDelivery delivery, NotificationChannel? channel, NotificationMessage? message, CancellationToken cancellationToken)
    {
        if (channel is not { IsOn: true })
        {
            return new SendResult(false, false, channel is null ? "The channel was deleted." : "The channel is switched off.");
        }

        try
        {
            return message is null
                ? new SendResult(false, false, "Another version wrote the message; it cannot be read.")
                : await notifier.SendAsync(channel, message, delivery.Id, cancellationToken);
        }
#pragma warning disable CA1031 // One message that fails must not hold up the others.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotifierLog.SendFailed(logger, delivery.Id, error);
            return new SendResult(false, true, "Something failed that was not foreseen; the server's log says what.");
        }
    }
}
