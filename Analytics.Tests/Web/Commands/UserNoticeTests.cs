using Analytics.Core.Storage;
using Analytics.Web.Commands;
using Analytics.Web.Notifications;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Web.Commands;

/// <summary>What the command line does to an account waits in the stored queue for the next server, and its owner hears of it.</summary>
public sealed class UserNoticeTests : IDisposable
{
    private const string Email = "ada@shop.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-notices-").FullName;

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Reset_PasswordLinkAndSecondFactor_EachWaitsForTheOwner()
    {
        await RunAsync("add", "--role", Roles.Analyst, "--password", "correct horse 42");
        await WithAsync(async services =>
        {
            await services.GetRequiredService<NotificationBook>().SaveMailAsync(
                new MailServer { Host = "mail.shop.example", Port = 25, Security = MailSecurity.None, From = "Shop <shop@shop.example>" }, null, "https://analytics.example");
            using var scope = services.CreateScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            await users.SetTwoFactorEnabledAsync((await users.FindByEmailAsync(Email))!, true);
        });

        await RunAsync("reset", "--password", "kettle under brass moss");
        await RunAsync("reset", "--remove-second-factor");

        var waiting = await WaitingAsync();
        Assert.All(waiting, static w => Assert.Equal(NotificationChannel.OfAccount(Email).Id, w.ChannelId));
        Assert.Equal(
            [
                "A link that sets the password of your account anew was made.",
                "The password of your account was set anew.",
                "The second factor of your account was removed.",
            ],
            waiting.Select(static w => w.Subject.Split(": ", 2)[1]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(waiting, static w => w.BodyJson.Contains("kettle", StringComparison.Ordinal) || w.BodyJson.Contains("token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reset_NoMailServer_NothingWaits()
    {
        await RunAsync("add", "--role", Roles.Analyst, "--password", "correct horse 42");
        await RunAsync("reset", "--password", "kettle under brass moss");

        Assert.Empty(await WaitingAsync());
    }

    private async Task RunAsync(string verb, params string[] more)
    {
        var run = await CommandRun.RunAsync(["users", verb, Email, .. more, "--db", Database]);
        Assert.Equal((ExitCodes.Done, string.Empty), (run.Code, run.Error));
    }

    private async Task<IReadOnlyList<StoredDelivery>> WaitingAsync()
    {
        IReadOnlyList<StoredDelivery> waiting = [];
        await WithAsync(async services => waiting = await services.GetRequiredService<DeliveryStore>().DueAsync(50, default));
        return waiting;
    }

    private async Task WithAsync(Func<IServiceProvider, Task> work)
    {
        await using var services = CommandHost.Build(Database);
        await services.GetRequiredService<DatabaseStartup>().EnsureReadyAsync();
        await work(services);
    }
}
