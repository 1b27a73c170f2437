using System.Net;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class SignInTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Page_Nobody_IsSentToSignIn()
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync("/?from=2026-01-01&category=A%26B");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in?returnUrl=%2F%3Ffrom%3D2026-01-01%26category%3DA%2526B", answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/?x=1", "/?x=1")]
    [InlineData(null, "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/account/sign-out", "/")]
    public async Task SignIn_ReturnUrl_StaysHere(string? returnUrl, string expected)
    {
        using var browser = host.Browser();
        using var answer = await browser.SignInAsync(ApiHost.EmailOf(Roles.Viewer), ApiHost.Password, returnUrl);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;
        Assert.Equal(expected, location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        Assert.True(!location.IsAbsoluteUri || location.Host == "localhost");
    }

    [Fact]
    public async Task SignIn_Cookie_IsHttpOnlyAndLax()
    {
        using var browser = host.Browser();
        using var answer = await browser.SignInAsync(ApiHost.EmailOf(Roles.Viewer), ApiHost.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("analytics.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysTheSameAsUnknown()
    {
        using var browser = host.Browser();
        using var wrong = await browser.SignInAsync(ApiHost.EmailOf(Roles.Viewer), "not the password");
        using var unknown = await browser.SignInAsync("nobody@shop.example", "not the password");
        const string message = "do not open an account";
        Assert.Contains(message, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(message, await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("analytics.session", browser.Cookies.Keys);
        var entries = (await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "sign-in.failed"), 0, 10)).Entries;
        Assert.Contains(entries, entry => entry.Actor == "nobody@shop.example");
        Assert.All(entries, entry => Assert.DoesNotContain("not the password", entry.DetailJson, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccount()
    {
        const string email = "locked@shop.example";
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = host.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await browser.SignInAsync(email, "wrong");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var right = await browser.SignInAsync(email, ApiHost.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.NotNull((await host.Accounts.FindAsync(email))!.LockedUntil);
        Assert.Single((await host.Audit.ReadAsync(new AuditFilter(Actor: email, ActionPrefix: "sign-in.lock-out"), 0, 10)).Entries);

        await host.Accounts.ResetPasswordAsync(email, "another password", Actor.Cli);
        using var again = await browser.SignInAsync(email, "another password");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        using var browser = host.Browser();
        using var answer = await browser.PostAsync("/account/sign-in", new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["Email"] = ApiHost.EmailOf(Roles.Viewer), ["Password"] = ApiHost.Password,
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("analytics.session", browser.Cookies.Keys);
    }

    [Fact]
    public async Task SignOut_WithForm_EndsTheSession()
    {
        using var browser = await host.BrowserAsync(Roles.Viewer);
        var page = await browser.ReadAsync("/account");
        using var without = await browser.PostAsync("/account/sign-out", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var answer = await browser.PostAsync("/account/sign-out", TestBrowser.HiddenFields(page, "/account/sign-out"));
        Assert.Equal("/account/sign-in", answer.Headers.Location!.OriginalString);
        using var after = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Session_RoleChanged_Ends()
    {
        const string email = "promoted@shop.example";
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = host.Browser();
        (await browser.SignInAsync(email, ApiHost.Password)).Dispose();
        using var before = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await host.Accounts.SetRoleAsync(email, Roles.Analyst, Actor.Cli);

        using var after = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.DoesNotContain("analytics.session", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Session_AccountDisabled_EndsAndCannotBegin()
    {
        const string email = "leaver@shop.example";
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = host.Browser();
        (await browser.SignInAsync(email, ApiHost.Password)).Dispose();
        await host.Accounts.SetDisabledAsync(email, true, Actor.Cli);

        using var after = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        using var again = await browser.SignInAsync(email, ApiHost.Password);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task ChangePassword_AccountLookedUpJustBefore_KeepsThisSession()
    {
        var patient = new ApiHost();
        patient.Settings["Security:RevalidateSeconds"] = "60";
        await patient.InitializeAsync();
        try
        {
            using var here = await patient.BrowserAsync(Roles.Viewer);
            await here.ReadAsync("/account");

            using var changed = await here.SubmitAsync(
                "/account", "password", ("Current", ApiHost.Password), ("Password", "a new password"), ("Repeat", "a new password"));
            Assert.Contains("Your password is changed", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            await here.ReadAsync("/account");
        }
        finally
        {
            await patient.DisposeAsync();
        }
    }

    [Fact]
    public async Task ChangePassword_RightCurrent_KeepsThisSessionAndEndsOthers()
    {
        const string email = "changer@shop.example";
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var here = host.Browser();
        using var there = host.Browser();
        (await here.SignInAsync(email, ApiHost.Password)).Dispose();
        (await there.SignInAsync(email, ApiHost.Password)).Dispose();

        using var wrong = await here.SubmitAsync("/account", "password", ("Current", "no"), ("Password", "a new password"), ("Repeat", "a new password"));
        Assert.Contains("not your current password", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await here.SubmitAsync(
            "/account", "password", ("Current", ApiHost.Password), ("Password", "a new password"), ("Repeat", "a new password"));
        Assert.Contains("Your password is changed", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var mine = await here.GetAsync("/account");
        using var theirs = await there.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);
    }
}
