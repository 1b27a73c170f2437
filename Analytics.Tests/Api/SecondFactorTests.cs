using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed partial class SecondFactorTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task SecondFactor_SwitchedOn_IsAskedForAndCountsOnce()
    {
        var (email, key, codes) = await EnrolAsync("factor@shop.example");
        Assert.Equal(10, codes.Count);
        using var browser = host.Browser();
        using var first = await browser.SignInAsync(email, ApiHost.Password, "/?x=1");
        Assert.StartsWith("/account/second-step", Location(first), StringComparison.Ordinal);
        Assert.DoesNotContain("analytics.session", browser.Cookies.Keys);
        using var locked = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, locked.StatusCode);

        // The code with which it was switched on was used up by that.
        using var replayed = await browser.SubmitAsync(Location(first), "second-step", ("Code", CodeOf(key, 0)));
        Assert.Contains("not right", await replayed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var next = await browser.SubmitAsync(Location(first), "second-step", ("Code", CodeOf(key, 1)));
        Assert.Equal("/?x=1", Location(next));
        await browser.ReadAsync("/account");
        var entry = (await host.Audit.ReadAsync(new AuditFilter(Actor: email, ActionPrefix: "sign-in"), 0, 1)).Entries[0];
        Assert.Contains("\"secondFactor\":true", entry.DetailJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecoveryCode_UsedTwice_OpensOnce()
    {
        var (email, _, codes) = await EnrolAsync("recovery@shop.example");
        using var browser = host.Browser();
        using var first = await browser.SignInAsync(email, ApiHost.Password);
        using var right = await browser.SubmitAsync(Location(first), "second-step", ("Code", codes[3].ToLowerInvariant()));
        Assert.Equal("/", Location(right));

        using var other = host.Browser();
        using var again = await other.SignInAsync(email, ApiHost.Password);
        using var wrong = await other.SubmitAsync(Location(again), "second-step", ("Code", codes[3]));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("9 of 10", await browser.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_Guessed_LockTheAccountThoughThePasswordIsRight()
    {
        var (email, _, _) = await EnrolAsync("guessed@shop.example");
        for (var i = 0; i < 5; i++)
        {
            using var thief = host.Browser();
            using var first = await thief.SignInAsync(email, ApiHost.Password);
            using var wrong = await thief.SubmitAsync(Location(first), "second-step", ("Code", "00000" + i));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        Assert.NotNull((await host.Accounts.FindAsync(email))!.LockedUntil);
    }

    [Fact]
    public async Task Token_WithSecondFactor_NeedsTheCode()
    {
        var (email, _, codes) = await EnrolAsync("program@shop.example");
        using var client = host.Program();
        using var without = await client.PostAsJsonAsync("/api/v1/auth/token", new { email, password = ApiHost.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var with = await client.PostAsJsonAsync("/api/v1/auth/token", new { email, password = ApiHost.Password, code = codes[0] });
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Fact]
    public async Task Admin_TakesItOff_PasswordAloneOpens()
    {
        var (email, _, _) = await EnrolAsync("lost@shop.example");
        Assert.True((await host.Accounts.FindAsync(email))!.HasSecondFactor);
        await host.Accounts.RemoveSecondFactorAsync(email, Actor.Cli);
        using var browser = host.Browser();
        using var answer = await browser.SignInAsync(email, ApiHost.Password);
        Assert.Equal("/", Location(answer));
    }

    [Fact]
    public async Task SecondFactor_WrongPasswordOrCode_StaysOff()
    {
        await host.Accounts.CreateAsync("careful@shop.example", Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = host.Browser();
        (await browser.SignInAsync("careful@shop.example", ApiHost.Password)).Dispose();
        var page = await browser.ReadAsync("/account/second-factor");
        using var wrongPassword = await browser.SubmitAsync("/account/second-factor", "confirm", ("Password", "no"), ("Code", CodeOf(KeyOn(page), 0)));
        Assert.Contains("not your current password", await wrongPassword.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var wrongCode = await browser.SubmitAsync("/account/second-factor", "confirm", ("Password", ApiHost.Password), ("Code", "000000"));
        Assert.Contains("not the code", await wrongCode.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False((await host.Accounts.FindAsync("careful@shop.example"))!.HasSecondFactor);
    }

    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> EnrolAsync(string email)
    {
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = host.Browser();
        (await browser.SignInAsync(email, ApiHost.Password)).Dispose();
        var key = KeyOn(await browser.ReadAsync("/account/second-factor"));
        using var answer = await browser.SubmitAsync("/account/second-factor", "confirm", ("Password", ApiHost.Password), ("Code", CodeOf(key, 0)));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("The second factor is on", page, StringComparison.Ordinal);
        // This session goes on, under the account's new stamp.
        await browser.ReadAsync("/account");
        return (email, key, [.. Recovery().Matches(page).Select(static match => match.Groups[1].Value)]);
    }

    /// <summary>The key that the page shows.</summary>
    internal static string KeyOn(string page) => Shown().Match(page).Groups[1].Value.Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>The code of a key some steps from now.</summary>
    internal static string CodeOf(string key, int steps)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        return Totp.CodeOf(bytes, Totp.StepAt(TimeProvider.System.GetUtcNow()) + steps);
    }

    private static string Location(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    [GeneratedRegex("<code class=\"key\"[^>]*>([^<]+)</code>")]
    private static partial Regex Shown();

    [GeneratedRegex("<li[^>]*><code[^>]*>([A-Z2-7]{8}-[A-Z2-7]{8})</code>")]
    private static partial Regex Recovery();
}
