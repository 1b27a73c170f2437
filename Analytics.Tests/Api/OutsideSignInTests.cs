using System.Net;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class OutsideSignInTests : IAsyncLifetime
{
    private readonly ApiHost host = new();
    private FakeProvider provider = null!;

    public async Task InitializeAsync()
    {
        provider = await FakeProvider.StartAsync();
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)
        [
            ("Name", "Example"), ("ClientId", "shop"), ("ClientSecret", "s3cret"), ("AuthorizationEndpoint", provider.Address + "/authorize"),
            ("TokenEndpoint", provider.Address + "/token"), ("UserInformationEndpoint", provider.Address + "/userinfo"),
            ("NewAccountRole", "Viewer"), ("NewAccountDomains", "corner.example"),
        ])
        {
            host.Settings["OutsideSignIn:" + key] = value;
        }

        await host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Outside_VerifiedAddress_OpensTheAccountAndIsJoinedToIt()
    {
        var email = ApiHost.EmailOf(Roles.Analyst);
        provider.Person = $$"""{"sub":"p-1","email":"{{email}}","email_verified":true}""";
        using var browser = host.Browser();
        Assert.Contains("Sign in with Example", await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);

        Assert.Equal("/?x=1", await GoAsync(browser, "/?x=1"));
        Assert.Equal("S256", provider.Proof);
        Assert.Contains(email, await browser.ReadAsync("/account"), StringComparison.Ordinal);

        // The identity counts from then on, whatever its address becomes.
        provider.Person = """{"sub":"p-1","email":"admin@shop.example","email_verified":true}""";
        using var later = host.Browser();
        await GoAsync(later, "/");
        Assert.Contains(email, await later.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sub":"p-2","email":"admin@shop.example","email_verified":false}""")]
    [InlineData("""{"sub":"p-3","email":"admin@shop.example"}""")]
    [InlineData("""{"sub":"p-4","email":"somebody@elsewhere.example","email_verified":true}""")]
    [InlineData("""{"email":"admin@shop.example","email_verified":true}""")]
    public async Task Outside_NotKnown_OpensNothing(string person)
    {
        provider.Person = person;
        using var browser = host.Browser();

        Assert.Equal("/account/sign-in?problem=no-account", await GoAsync(browser, "/"));

        Assert.DoesNotContain("analytics.session", browser.Cookies.Keys);
        Assert.Equal(Roles.All.Count, (await host.Accounts.ListAsync()).Count);
    }

    [Fact]
    public async Task Outside_NewAddressOfTheDomain_MakesAnAccount()
    {
        provider.Person = """{"id":77,"email":"newcomer@corner.example","email_verified":"true"}""";
        using var browser = host.Browser();

        Assert.Equal("/", await GoAsync(browser, "https://evil.example/"));

        Assert.Equal(Roles.Viewer, (await host.Accounts.FindAsync("newcomer@corner.example"))!.Role);
        Assert.Single((await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "user.outside"), 0, 10)).Entries);
    }

    [Fact]
    public async Task Outside_AnswerOfAnotherBrowser_IsRefused()
    {
        provider.Person = """{"sub":"p-5","email":"viewer@shop.example","email_verified":true}""";
        using var victim = host.Browser();
        using var attacker = host.Browser();
        var callback = await CallbackAsync(attacker, "/");

        using var answer = await victim.GetAsync(callback);

        Assert.Equal("/account/sign-in?problem=outside", answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain("analytics.session", victim.Cookies.Keys);
    }

    private static async Task<string> CallbackAsync(TestBrowser browser, string returnUrl)
    {
        using var begun = await browser.GetAsync("/account/outside?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var agreed = await client.GetAsync(begun.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        return agreed.Headers.Location!.PathAndQuery;
    }

    private static async Task<string> GoAsync(TestBrowser browser, string returnUrl)
    {
        using var answer = await browser.GetAsync(await CallbackAsync(browser, returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
