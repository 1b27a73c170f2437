using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Web.Hosting.Forwarding;
using Analytics.Web.Outgoing;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

public sealed class ForwardingTests
{
    private const string Secret = "a secret of both sides";

    [Fact]
    public async Task Events_Accepted_AreForwardedSignedAndTriedAgain()
    {
        await using var collector = await Collector.StartAsync();
        var host = await StartAsync(collector.Address, "127.0.0.1");
        try
        {
            using var client = await host.ProgramAsync(ApiScopes.Events);
            using var body = new StringContent("""[{"id":"1","visitorId":"v","name":"first","revenueEffect":2.5,"properties":{"a":"b"}},{"visitorId":"v"},{"visitorId":"v","name":"second"}]""");
            using var sent = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);

            // The collector's first answer is 503: the same comes again.
            var first = await collector.NextAsync();
            var again = await collector.NextAsync();
            Assert.Equal(first.Delivery, again.Delivery);
            Assert.Equal(first.Body, again.Body);
            var seconds = long.Parse(again.Signature.Split(',')[0][2..], CultureInfo.InvariantCulture);
            var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{seconds}.{again.Body}")));
            Assert.Equal($"t={seconds},v1={expected}", again.Signature);
            var events = JsonDocument.Parse(again.Body).RootElement.GetProperty("events");
            Assert.Equal(["first", "second"], events.EnumerateArray().Select(static e => e.GetProperty("name").GetString()));
            Assert.Equal(2.5m, events[0].GetProperty("revenueEffect").GetDecimal());
            Assert.Equal(0, host.Services.GetRequiredService<EventForwarder>().Left);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Events_ToAnInternalAddress_AreNotForwardedUnlessAllowed()
    {
        await using var collector = await Collector.StartAsync();
        var host = await StartAsync(collector.Address, null);
        try
        {
            using var client = await host.ProgramAsync(ApiScopes.Events);
            using var body = new StringContent("""{"visitorId":"v","name":"a"}""");
            using var sent = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);

            var forwarder = host.Services.GetRequiredService<EventForwarder>();
            for (var tries = 0; forwarder.Left == 0 && tries < 200; tries++)
            {
                await Task.Delay(50);
            }

            Assert.Equal(1, forwarder.Left);
            Assert.True(collector.IsEmpty);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public void Pause_Grows_UpToAMinute() =>
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60, 60], Enumerable.Range(1, EventForwarder.MostTries).Select(static n => EventForwarder.PauseAfter(n).TotalSeconds));

    private static async Task<ApiHost> StartAsync(string address, string? allowed)
    {
        var host = new ApiHost();
        host.Settings["Forwarding:Url"] = address;
        host.Settings["Forwarding:Secret"] = Secret;
        if (allowed is not null)
        {
            host.Settings[$"{OutgoingOptions.Section}:AllowedNetworks:0"] = allowed;
        }

        await host.InitializeAsync();
        return host;
    }

    /// <summary>Another collector on this machine, whose first answer is that it is away.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly BlockingCollection<(string Body, string Signature, string Delivery)> _received = [];
        private int _count;

        private Collector(WebApplication app) => _app = app;

        public string Address => _app.Urls.First() + "/collect";

        public bool IsEmpty => _received.Count == 0;

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector._app.MapPost("/collect", collector.TakeAsync);
            await collector._app.StartAsync();
            return collector;
        }

        public Task<(string Body, string Signature, string Delivery)> NextAsync() => Task.Run(() =>
            _received.TryTake(out var next, TimeSpan.FromSeconds(20)) ? next : throw new TimeoutException("Nothing came."));

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _received.Dispose();
        }

        private async Task TakeAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = Interlocked.Increment(ref _count) == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status204NoContent;
            _received.Add((body, context.Request.Headers[WebhookSignature.Header].ToString(), context.Request.Headers[WebhookSignature.DeliveryHeader].ToString()));
        }
    }
}
