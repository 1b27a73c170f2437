using System.Net;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Tests.Components.Data;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class UploadEndpointTests(UploadHost uploads) : IClassFixture<UploadHost>
{
    private const string Path = "/data/uploads";

    [Theory]
    [InlineData("/data/uploads/token")]
    [InlineData("/data/batches/1/quarantine.csv")]
    public async Task Get_Nobody_IsSentToSignIn(string path)
    {
        using var browser = uploads.Host.Browser();
        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/uploads/token")]
    [InlineData("/data/batches/1/quarantine.csv")]
    public async Task Get_Viewer_IsRefused(string path)
    {
        using var browser = await uploads.Host.BrowserAsync(Roles.Viewer);
        using var answer = await browser.GetAsync(path);

        AssertForbidden(answer);
    }

    [Fact]
    public async Task Post_Viewer_IsRefusedAndNothingIsKept()
    {
        using var browser = await uploads.Host.BrowserAsync(Roles.Viewer);
        using var answer = await SendAsync(browser, new ByteArrayContent([1, 2, 3]), null);

        AssertForbidden(answer);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndNothingIsKept()
    {
        using var browser = await uploads.Host.BrowserAsync(Roles.Analyst);
        var before = uploads.Files();
        using var answer = await SendAsync(browser, new ByteArrayContent([1, 2, 3]), null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Reload it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, uploads.Files());
    }

    [Theory]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.Admin)]
    public async Task Post_WithToken_IsKeptForItsOwnerAlone(string role)
    {
        using var browser = await uploads.Host.BrowserAsync(role);
        using var answer = await SendAsync(browser, new ByteArrayContent([1, 2, 3]), await TokenAsync(browser));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var id = json.RootElement.GetProperty("id").GetString()!;
        var file = uploads.Store.Find(id, ApiHost.EmailOf(role));
        Assert.NotNull(file);
        Assert.Equal("march.csv", file.Name);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(file.Path));
        Assert.Null(uploads.Store.Find(id, ApiHost.EmailOf(Roles.Viewer)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_LargerThanAllowed_Is413AndLeavesNothing(bool announced)
    {
        using var browser = await uploads.Host.BrowserAsync(Roles.Analyst);
        var token = await TokenAsync(browser);
        var before = uploads.Files();
        var bytes = new byte[UploadHost.MaxBytes + 1];
        using HttpContent body = announced ? new ByteArrayContent(bytes) : new ChunkedContent(new MemoryStream(bytes));
        using var answer = await SendAsync(browser, body, token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("larger than", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, uploads.Files());
    }

    [Fact]
    public async Task Post_Cancelled_LeavesNothing()
    {
        using var browser = await uploads.Host.BrowserAsync(Roles.Analyst);
        var token = await TokenAsync(browser);
        var before = uploads.Files();
        using var cancellation = new CancellationTokenSource();
        using var body = new ChunkedContent(new EndlessStream(afterBytes: 400_000, cancellation.Cancel));

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(browser, body, token, cancellation.Token));

        for (var i = 0; i < 100 && uploads.Files().Length > before.Length; i++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(before, uploads.Files());
    }

    [Fact]
    public async Task Quarantine_OwnImport_IsGivenToItsAnalystAndToAdmins()
    {
        var own = await uploads.ImportAsync(Roles.Analyst);
        foreach (var role in new[] { Roles.Analyst, Roles.Admin })
        {
            using var browser = await uploads.Host.BrowserAsync(role);
            var text = await browser.ReadAsync($"/data/batches/{own}/quarantine.csv");

            Assert.Contains("quarantine key", text, StringComparison.Ordinal);
            Assert.Equal(4, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }

        Assert.DoesNotContain(uploads.Files(), file => file.EndsWith(".scratch", StringComparison.Ordinal));
        var audit = await uploads.Host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "quarantine.download"), 0, 10);
        Assert.Contains(audit.Entries, entry => entry.Subject == $"batch {own}" && entry.Actor == ApiHost.EmailOf(Roles.Analyst));
    }

    [Fact]
    public async Task Quarantine_AnothersImport_IsRefusedToAnalysts()
    {
        var admins = await uploads.ImportAsync(Roles.Admin);
        using var browser = await uploads.Host.BrowserAsync(Roles.Analyst);
        using var answer = await browser.GetAsync($"/data/batches/{admins}/quarantine.csv");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("who imported them", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void AssertForbidden(HttpResponseMessage answer)
    {
        // A page's refusal is a page of its own.
        Assert.True(
            answer.StatusCode == HttpStatusCode.Forbidden
            || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.PathAndQuery.StartsWith("/account/denied", StringComparison.Ordinal)),
            $"{answer.StatusCode} {answer.Headers.Location}");
    }

    private static async Task<(string Header, string Value)> TokenAsync(TestBrowser browser)
    {
        using var json = JsonDocument.Parse(await browser.ReadAsync("/data/uploads/token"));
        return (json.RootElement.GetProperty("header").GetString()!, json.RootElement.GetProperty("value").GetString()!);
    }

    private static Task<HttpResponseMessage> SendAsync(
        TestBrowser browser, HttpContent body, (string Header, string Value)? token, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path + "?name=march.csv") { Content = body };
        if (token is var (header, value))
        {
            request.Headers.Add(header, value);
        }

        return browser.SendAsync(request, cancellation);
    }
}
