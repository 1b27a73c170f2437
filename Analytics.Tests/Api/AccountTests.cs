using System.Net;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class AccountTests(ApiHost host) : IClassFixture<ApiHost>
{
    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    [Theory]
    [InlineData("no address", Roles.Viewer, "a good password", "email")]
    [InlineData("new@shop.example", "Owner", "a good password", "role")]
    [InlineData("new@shop.example", Roles.Viewer, "short", "password")]
    [InlineData("new@shop.example", Roles.Viewer, "aaaaaaaaaaaa", "password")]
    [InlineData("VIEWER@shop.example", Roles.Viewer, "a good password", "email")]
    public async Task Create_WrongField_IsNamed(string email, string role, string password, string field)
    {
        var problem = await Assert.ThrowsAsync<AccountException>(() => host.Accounts.CreateAsync(email, role, password, Actor.Cli));
        Assert.Equal(field, problem.Field);
    }

    [Fact]
    public async Task LastAdmin_CannotBeRemoved()
    {
        var admin = ApiHost.EmailOf(Roles.Admin);
        await Assert.ThrowsAsync<AccountException>(() => host.Accounts.SetRoleAsync(admin, Roles.Viewer, Actor.Cli));
        await Assert.ThrowsAsync<AccountException>(() => host.Accounts.SetDisabledAsync(admin, true, Actor.Cli));
        await Assert.ThrowsAsync<AccountException>(() => host.Accounts.DeleteAsync(admin, Actor.Cli));
        Assert.Equal(Roles.Admin, (await host.Accounts.FindAsync(admin))!.Role);
    }

    [Fact]
    public async Task PasswordLink_Used_WorksOnce()
    {
        const string email = "invited@shop.example";
        var account = await host.Accounts.CreateAsync(email, Roles.Analyst, null, Actor.Cli);
        Assert.False(account.HasPassword);
        var path = await host.Accounts.CreatePasswordLinkAsync(email, Actor.Cli);
        using var browser = host.Browser();
        using var weak = await browser.SubmitAsync(path, "set-password", ("Password", "short"), ("Repeat", "short"));
        Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        Assert.Contains($"For the account {email}.", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var set = await browser.SubmitAsync(path, "set-password", ("Password", "my own password"), ("Repeat", "my own password"));
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Contains("was used already or has expired", await browser.ReadAsync(path), StringComparison.Ordinal);
        using var signedIn = await browser.SignInAsync(email, "my own password");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task SetupLink_AnAdminExists_IsRefusedAndRevoked()
    {
        var secret = await Get<OneTimeLinks>().CreateAsync(OneTimeLink.Setup, null);
        Assert.Contains("was used already or has expired", await host.Browser().ReadAsync(OneTimeLinks.SetupPath(secret)), StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<AccountException>(
            () => host.Accounts.CreateFirstAdminAsync(secret, "second@shop.example", "my own password", null));

        Assert.Contains("There is an admin already", refused.Message, StringComparison.Ordinal);
        Assert.Null(await host.Accounts.FindAsync("second@shop.example"));
        Assert.False(await Get<OneTimeLinks>().AnyAsync(OneTimeLink.Setup));
    }

    [Fact]
    public async Task SetupLink_AnAdminIsMadeOtherwise_IsRevoked()
    {
        await Get<OneTimeLinks>().CreateAsync(OneTimeLink.Setup, null);

        await host.Accounts.CreateAsync("otherwise@shop.example", Roles.Admin, "my own password", Actor.Cli);

        Assert.False(await Get<OneTimeLinks>().AnyAsync(OneTimeLink.Setup));
        await host.Accounts.DeleteAsync("otherwise@shop.example", Actor.Cli);
    }

    [Fact]
    public async Task SetupLink_Used_MakesAnAdminOnce()
    {
        // A host of its own: the link is for a shop without an admin.
        var empty = new ApiHost { Accountless = true };
        await empty.InitializeAsync();
        try
        {
            await UseSetupLinkAsync(empty);
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    private static async Task UseSetupLinkAsync(ApiHost empty)
    {
        var links = empty.Services.GetRequiredService<OneTimeLinks>();
        var secret = await links.CreateAsync(OneTimeLink.Setup, null);
        var path = OneTimeLinks.SetupPath(secret);
        using var browser = empty.Browser();
        using var weak = await browser.SubmitAsync(path, "setup", ("Email", "first@shop.example"), ("Password", "short"), ("Repeat", "short"));
        Assert.Equal(HttpStatusCode.OK, weak.StatusCode);
        using var made = await browser.SubmitAsync(
            path, "setup", ("Email", "first@shop.example"), ("Password", "my own password"), ("Repeat", "my own password"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var admin = await browser.GetAsync("/admin/users");
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        Assert.Contains("was used already or has expired", await empty.Browser().ReadAsync(path), StringComparison.Ordinal);
        Assert.Null(await links.TakeAsync(secret, OneTimeLink.Setup));
        Assert.Empty(empty.Services.GetRequiredService<SettingsStore>().Get<List<OneTimeLink>>("access.links") ?? []);
    }

    [Fact]
    public async Task Demo_Removed_LeavesNoAccountOfIt()
    {
        var demo = Get<DemoAccounts>();
        var accounts = await demo.EnableAsync();
        Assert.Equal(3, accounts.Count);
        Assert.Equal(3, accounts.Select(account => account.Password).Distinct().Count());
        using var browser = host.Browser();
        var printed = await Get<AccessStartup>().PrepareAsync(["http://127.0.0.1:80"]);
        var door = printed.Single(line => line.Contains("/account/sign-in?demo=", StringComparison.Ordinal)).Split(":80")[1];
        Assert.Equal(Get<DemoDoor>().SignInPath, door);
        Assert.All(accounts, account => Assert.Contains(printed, line => line.TrimStart().StartsWith(account.Email, StringComparison.Ordinal)));
        var page = await browser.ReadAsync(door + "&as=admin");
        Assert.All(accounts, account => Assert.Contains(account.Password, page, StringComparison.Ordinal));

        // A reverse proxy on this machine makes any request look like this.
        foreach (var path in (string[])["/account/sign-in", "/account/sign-in?as=admin", "/account/sign-in?as=admin&demo=guess"])
        {
            var hidden = await browser.ReadAsync(path);
            Assert.All(accounts, account => Assert.DoesNotContain(account.Password, hidden, StringComparison.Ordinal));
            Assert.Contains("on the console", hidden, StringComparison.Ordinal);
        }

        using var proxied = new HttpRequestMessage(HttpMethod.Get, door);
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var answer = await browser.SendAsync(proxied);
        Assert.DoesNotContain(accounts[0].Password, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var lines = await Get<AccessStartup>().PrepareAsync(["http://0.0.0.0:80"]);
        Assert.Contains(lines, line => line.Contains("switched off", StringComparison.Ordinal));
        using var suspended = await browser.SignInAsync(accounts[2].Email, accounts[2].Password);
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);

        await Get<AccessStartup>().PrepareAsync(["http://127.0.0.1:80"]);
        using var again = await browser.SignInAsync(accounts[2].Email, accounts[2].Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);

        Assert.Null(await demo.RemoveAsync(Actor.Cli));
        Assert.DoesNotContain(await host.Accounts.ListAsync(), account => account.IsDemo);
        using var gone = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://192.168.1.2:5080", false)]
    [InlineData("http://localhost.evil.example", false)]
    public void IsOnly_Address_IsThisMachineOrNot(string url, bool expected) => Assert.Equal(expected, Loopback.IsOnly([url]));
}
