using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Tests.Web.Commands;
using Analytics.Web.Commands;
using Analytics.Web.Notifications;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The person behind an account hears by mail when the way into it changes.</summary>
public sealed class AccountNoticeTests : IAsyncLifetime
{
    private readonly ApiHost _host = new() { HasDemo = false, Settings = { ["Outgoing:AllowedNetworks:0"] = "127.0.0.1" } };
    private readonly SmtpServer _mail = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _mail.DisposeAsync();
    }

    [Fact]
    public async Task WayIn_Changed_IsToldToTheOwnerAlone()
    {
        await SetMailServerAsync();
        var analyst = ApiHost.EmailOf(Roles.Analyst);

        await _host.Accounts.ResetPasswordAsync(analyst, "kettle under brass moss", new Actor(ApiHost.EmailOf(Roles.Admin), "203.0.113.7"));
        await _host.Accounts.SetRoleAsync(analyst, Roles.Viewer, Actor.Cli);
        await _host.Accounts.SetDisabledAsync(analyst, true, Actor.Cli);

        await Eventually.TrueAsync(() => _mail.Mails.Count == 2);
        Assert.All(_mail.Mails, mail => Assert.Equal(analyst, Assert.Single(mail.To.Mailboxes).Address));
        var texts = _mail.Mails.Select(static mail => mail.TextBody!).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(texts, static text => text.Contains("The password of your account was set anew.", StringComparison.Ordinal) && text.Contains("by admin@shop.example from 203.0.113.7", StringComparison.Ordinal));
        Assert.Contains(texts, static text => text.Contains("from Analyst to Viewer", StringComparison.Ordinal));
        Assert.DoesNotContain(_mail.Mails, static mail => mail.ToString().Contains("kettle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongPasswords_UntilTheLockOut_AreTold()
    {
        await SetMailServerAsync();
        using var browser = _host.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await browser.SignInAsync(ApiHost.EmailOf(Roles.Viewer), "a wrong one");
        }

        await Eventually.TrueAsync(() => _mail.Mails.Count == 1);
        Assert.Contains("locked", _mail.Mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verb_ChangesAnAccount_TheRunningServerTellsTheOwner()
    {
        await SetMailServerAsync();
        var analyst = ApiHost.EmailOf(Roles.Analyst);
        var database = _host.Services.GetRequiredService<DatabaseOptions>().Path!;

        var reset = await CommandRun.RunAsync("users", "reset", analyst, "--password", "kettle under brass moss", "--db", database);

        Assert.Equal((ExitCodes.Done, string.Empty), (reset.Code, reset.Error));
        await Eventually.TrueAsync(() => _mail.Mails.Count == 1);
        Assert.Equal(analyst, Assert.Single(_mail.Mails[0].To.Mailboxes).Address);
        Assert.Contains("The password of your account was set anew.", _mail.Mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("by cli", _mail.Mails[0].TextBody, StringComparison.Ordinal);
    }

    private Task SetMailServerAsync() => _host.Services.GetRequiredService<NotificationBook>()
        .SaveMailAsync(new MailServer { Host = "127.0.0.1", Port = _mail.Port, Security = MailSecurity.None, From = "Shop <shop@shop.example>" }, null, "https://analytics.example");
}
