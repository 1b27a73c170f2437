using Analytics.Core.Storage;
using Analytics.Web.Jobs;
using Analytics.Web.Notifications;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Where alerts and the digest go, by which way, and what became of each message.</summary>
public sealed partial class Channels : AdminPage, IDisposable
{
    private const int MostEntries = 50;

    private IReadOnlyList<StoredDelivery> _log = [];
    private ChannelDraft? _channel;
    private NotificationChannel? _deleted;
    private NotificationMessage? _preview;
    private (string Name, string Key)? _secret;
    private string? _refusal;
    private bool _isDisposed;

    [Inject]
    private NotificationBook Book { get; set; } = default!;

    [Inject]
    private NotificationWriter Writer { get; set; } = default!;

    [Inject]
    private Notifier Notifier { get; set; } = default!;

    [Inject]
    private DeliveryStore Deliveries { get; set; } = default!;

    [Inject]
    private IEnumerable<JobPlan> Plans { get; set; } = [];

    [Inject]
    private AuditLog Log { get; set; } = default!;

    private NotificationSettings Current => Book.Current;

    private string DigestLine => $"{Plans.FirstOrDefault(static p => p.Key == "digest")?.When ?? "Never"}, to each channel once a day; the setting Jobs:Digest changes the time.";

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        Notifier.Changed -= OnSent;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Notifier.Changed += OnSent;
        _log = await Deliveries.ListAsync(MostEntries);
    }

    // An address may hold a key of the other side: the host says enough.
    private static string WhereOf(NotificationChannel channel) => channel.Kind == ChannelKind.Mail
        ? channel.Address
        : "webhook at " + (Uri.TryCreate(channel.Address, UriKind.Absolute, out var uri) ? uri.Host : "an address that cannot be read");

    private void OnSent(object? sender, EventArgs e)
    {
        if (!_isDisposed)
        {
            _ = InvokeAsync(async () =>
            {
                _log = await Deliveries.ListAsync(MostEntries);
                StateHasChanged();
            });
        }
    }

    private Task SaveMailAsync(MailServerDraft draft) => ChangeAsync("channels.mail", "mail", async () =>
    {
        await Book.SaveMailAsync(draft.ToServer(), draft.Password, draft.PublicUrl);
        return draft.HasServer ? "The mail server is saved. Test a channel to see whether it takes mail." : "The mail server is removed.";
    });

    private async Task SaveAsync()
    {
        var draft = _channel!;
        await ChangeAsync("channels.save", draft.Id, async () =>
        {
            var made = await Book.SaveAsync(draft.ToChannel());
            (_channel, _secret) = (null, made is null ? null : (draft.Name!, made));
            return "The channel is saved.";
        });
        // In the dialog, where the reader looks.
        _refusal = _channel is null ? null : Problem;
        Problem = _channel is null ? Problem : null;
    }

    private Task RenewAsync(NotificationChannel channel) => ChangeAsync("channels.renew", channel.Id, async () =>
    {
        _secret = (channel.Name, await Book.RenewSecretAsync(channel.Id));
        return "The old key signs no more.";
    });

    private Task DeleteAsync(NotificationChannel channel) => ChangeAsync("channels.delete", channel.Id, async () =>
    {
        _deleted = await Book.DeleteAsync(channel.Id);
        return null;
    });

    private Task RestoreAsync() => ChangeAsync("channels.restore", _deleted!.Id, async () =>
    {
        await Book.SaveAsync(_deleted!);
        _deleted = null;
        return "The channel is back.";
    });

    private Task TestAsync(NotificationChannel channel) => ChangeAsync("channels.test", channel.Id, async () =>
    {
        var result = await Notifier.TryAsync(channel, CancellationToken.None);
        return result.IsSent ? $"{channel.Name} works. {result.Detail}" : throw new NotificationException($"{channel.Name} does not work. {result.Detail}");
    });

    private Task PreviewAsync() => DoAsync(async _ =>
    {
        _preview = await Writer.DigestAsync(CancellationToken.None);
        return null;
    });

    private Task ChangeAsync(string deed, string target, Func<Task<string?>> change) => DoAsync(async actor =>
    {
        (_refusal, _deleted) = (null, deed == "channels.restore" ? _deleted : null);
        var said = await change();
        await Log.WriteAsync(actor.Name, deed, target, null, actor.Address);
        return said;
    });
}
