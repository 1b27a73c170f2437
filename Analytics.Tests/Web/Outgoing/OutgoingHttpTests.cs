using System.Net;
using Analytics.Web.Outgoing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Web.Outgoing;

/// <summary>The client for people's addresses: through the guard, without redirects, in clear words.</summary>
public sealed class OutgoingHttpTests
{
    [Fact]
    public async Task SendAsync_Redirect_IsNotFollowed()
    {
        await using var server = await ServeAsync(static context =>
        {
            context.Response.Redirect("http://127.0.0.1:1/metadata");
            return Task.CompletedTask;
        });
        using var http = new OutgoingHttp(Guard("127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Urls.Single() + "/hook");
        using var answer = await http.SendAsync(request, TimeSpan.FromSeconds(10), default);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SendAsync_Internal_NeverConnects()
    {
        var asked = 0;
        await using var server = await ServeAsync(_ =>
        {
            asked++;
            return Task.CompletedTask;
        });
        using var http = new OutgoingHttp(Guard());
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Urls.Single() + "/hook?token=secret");
        var refused = await Assert.ThrowsAsync<OutgoingException>(() => http.SendAsync(request, TimeSpan.FromSeconds(10), default));
        Assert.True(refused.IsRefused);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task SendAsync_NoAnswer_SaysHowLong()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ServeAsync(_ => gate.Task);
        using var http = new OutgoingHttp(Guard("127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Urls.Single());
        var failed = await Assert.ThrowsAsync<OutgoingException>(() => http.SendAsync(request, TimeSpan.FromMilliseconds(100), default));
        gate.SetResult();
        Assert.Contains("0.1 seconds", failed.Message, StringComparison.Ordinal);
    }

    private static OutgoingGuard Guard(params string[] allowed)
    {
        var options = new OutgoingOptions();
        foreach (var network in allowed)
        {
            options.AllowedNetworks.Add(network);
        }

        return new OutgoingGuard(Options.Create(options));
    }

    private static async Task<WebApplication> ServeAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
