using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Fakes;

/// <summary>A server on loopback that keeps what is posted to it.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/hook?token=hidden";

    /// <summary>What is answered.</summary>
    public int Status { get; set; } = 204;

    /// <summary>What came, as headers and body.</summary>
    public List<(IHeaderDictionary Headers, byte[] Body)> Posts { get; } = [];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (Posts)
        {
            Posts.Add((new HeaderDictionary(context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value, StringComparer.OrdinalIgnoreCase)), body.ToArray()));
        }

        context.Response.StatusCode = Status;
        if (Status is >= 300 and < 400)
        {
            context.Response.Headers.Location = "http://127.0.0.1:1/";
        }
    }
}
