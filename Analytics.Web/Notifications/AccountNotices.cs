using System.Collections.Concurrent;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Notifications;

/// <summary>
/// Tells people by mail when the way into their account changed: password, second factor, recovery codes, role, lock-out. It reads what the audit
/// writes, so nothing that is audited can be forgotten here, whether the server or a verb of the command line did it: that stores the message, and the
/// running server, or the next one, sends it. Accounts of the demo have no address that leads anywhere.
/// </summary>
public sealed class AccountNotices(AuditLog audit, AccountService accounts, Notifier notifier, ILogger<AccountNotices> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _underWay = [];

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        audit.Written += Tell;
        return Task.CompletedTask;
    }

    /// <summary>Listens no more; done when what was heard is stored.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        audit.Written -= Tell;
        return Task.WhenAll(_underWay.Keys).WaitAsync(cancellationToken);
    }

    /// <summary>What an entry of the audit tells the account's owner; null for nothing.</summary>
    internal static string? Words(AuditEntry entry) => entry.Action switch
    {
        "user.password" => "The password of your account was changed.",
        "user.reset" => Detail(entry, "by") == "link" ? "A link that sets the password of your account anew was made." : "The password of your account was set anew.",
        "user.second-factor" => Detail(entry, "on") == bool.TrueString ? "A second factor was added to your account." : "The second factor of your account was removed.",
        "user.recovery-codes" => "New recovery codes of your account were made; the old ones count no more.",
        "user.role" => $"The role of your account was changed from {Detail(entry, "from")} to {Detail(entry, "to")}.",
        "sign-in.lock-out" => "Your account was locked for a while after too many wrong passwords.",
        _ => null,
    };

    private static string? Detail(AuditEntry entry, string name)
    {
        using var detail = JsonDocument.Parse(entry.DetailJson ?? "{}");
        return detail.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }

    private void Tell(object? sender, AuditWrittenEventArgs written)
    {
        var telling = TellAsync(written.Entry);
        if (!telling.IsCompleted)
        {
            _underWay[telling] = true;
            _ = telling.ContinueWith(done => _underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task TellAsync(AuditEntry entry)
    {
        if (entry.Subject is not { } email || Words(entry) is not { } what)
        {
            return;
        }

        try
        {
            if (await accounts.FindAsync(email) is { IsDemo: false } account)
            {
                await notifier.AddNoticeAsync(new AccountNotice(account.Email, what, entry.Address is { } from ? $"{entry.Actor} from {from}" : entry.Actor, entry.At));
            }
        }
#pragma warning disable CA1031 // Nobody waits for it, and what it tells of is done and audited.
        catch (Exception error)
#pragma warning restore CA1031
        {
            NotifierLog.NotTaken(logger, 1, error);
        }
    }
}
