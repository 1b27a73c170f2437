using System.Text.Json;
using Analytics.Core.Monitoring;
using Analytics.Core.Storage;

namespace Analytics.Web.Notifications;

/// <summary>
/// Takes messages up for every channel that asks for them and has them sent by <see cref="DeliveryWorker"/>; tries a channel at once. What is taken
/// up is stored first, so that a restart loses nothing. A singleton, safe for concurrent use.
/// </summary>
public sealed class Notifier(
    NotificationBook book, NotificationWriter writer, DeliveryStore deliveries, MailSender mails, WebhookSender webhooks, ILogger<Notifier> logger) : IAlertSender, IDisposable
{
    /// <summary>Counts as a message's number where it waits in no queue.</summary>
    internal const int NoDelivery = 0;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Raised when a message was taken up or a try came to an end; on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>How many listen.</summary>
    internal int Listeners => Changed?.GetInvocationList().Length ?? 0;

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();

    /// <inheritdoc />
    public void Send(IReadOnlyList<AlertNews> news) => TakeUp(() => SendAlertsAsync(news, CancellationToken.None), news.Count);

    /// <summary>Takes up what is told the person behind an account, by mail; nothing where no mail server is set.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task AddNoticeAsync(AccountNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (book.Current.Mail is not null)
        {
            await AddAsync([Of(NotificationChannel.OfAccount(notice.Email), writer.Account(notice), null)], CancellationToken.None);
        }
    }

    /// <summary>Takes news of alerts up, for each channel those that it asks for, in one message.</summary>
    /// <exception cref="StorageException">They could not be written.</exception>
    internal async Task SendAlertsAsync(IReadOnlyList<AlertNews> news, CancellationToken cancellationToken)
    {
        var messages = new List<NewDelivery>();
        foreach (var channel in book.Current.Channels.Where(static c => c is { IsOn: true, LeastSeverity: not null }))
        {
            AlertNews[] wanted = [.. news.Where(n => n.Alert.Severity >= channel.LeastSeverity)];
            if (wanted.Length > 0)
            {
                messages.Add(Of(channel, writer.Alerts(wanted), null));
            }
        }

        await AddAsync(messages, cancellationToken);
    }

    /// <summary>Takes the digest of a day up for each channel that asks for it and has not had it.</summary>
    /// <returns>For how many; null where no channel asks for it.</returns>
    /// <exception cref="StorageException">The database cannot be read or written.</exception>
    public async Task<int?> SendDigestAsync(DateOnly day, CancellationToken cancellationToken)
    {
        NotificationChannel[] channels = [.. book.Current.Channels.Where(static c => c is { IsOn: true, HasDigest: true })];
        if (channels.Length == 0)
        {
            return null;
        }

        var message = await writer.DigestAsync(cancellationToken);
        return await AddAsync([.. channels.Select(channel => Of(channel, message, FormattableString.Invariant($"digest:{day:yyyy-MM-dd}:{channel.Id}")))], cancellationToken);
    }

    /// <summary>Sends a message to a channel now, on or off, and says what happened.</summary>
    /// <exception cref="StorageException">What happened could not be written down.</exception>
    public async Task<SendResult> TryAsync(NotificationChannel channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var message = writer.Test(channel.Name);
        var result = await SendAsync(channel, message, NoDelivery, cancellationToken);
        await deliveries.LogAsync(channel.Id, PlainText.Line(message.Subject), result.IsSent, result.Detail, cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
        return result;
    }

    /// <summary>Sends a message.</summary>
    internal Task<SendResult> SendAsync(NotificationChannel channel, NotificationMessage message, int deliveryId, CancellationToken cancellationToken) => channel.Kind == ChannelKind.Mail
        ? mails.SendAsync(message, book.Current, channel, deliveryId, cancellationToken)
        : webhooks.SendAsync(message, book.Current, channel, deliveryId, cancellationToken);

    /// <summary>Reads a stored message; null where another version wrote it in another way.</summary>
    internal static NotificationMessage? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<NotificationMessage>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Waits until something was taken up, or for so long.</summary>
    internal Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _signal.WaitAsync(most, cancellationToken);

    /// <summary>Tells who shows the log that a try came to an end.</summary>
    internal void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    private void TakeUp(Func<Task> send, int count) => _ = Task.Run(async () =>
    {
        try
        {
            await send();
        }
#pragma warning disable CA1031 // Nobody waits for it: what is not written down here is never heard of.
        catch (Exception error)
#pragma warning restore CA1031
        {
            NotifierLog.NotTaken(logger, count, error);
        }
    });

    private static NewDelivery Of(NotificationChannel channel, NotificationMessage message, string? onceKey) =>
        new(channel.Id, PlainText.Line(message.Subject), JsonSerializer.Serialize(message, Json), onceKey);

    private async Task<int> AddAsync(List<NewDelivery> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return 0;
        }

        var added = await deliveries.AddAsync(messages, cancellationToken);
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Whoever waits is awake already.
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return added;
    }
}
