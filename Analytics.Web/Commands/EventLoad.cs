using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary>
/// Sends made-up events at a steady rate. Each request has its turn by the clock, whatever became of the ones before, and its time is counted from
/// that turn: a server that falls behind cannot hide it.
/// </summary>
internal sealed class EventLoad(Uri address, string key)
{
    private const int Senders = 16;
    private const int MostTries = 100;
    private const int EventsASession = 8;
    private const int Visitors = 30_000;

    private static readonly string[] Names = ["page_view", "product_view", "product_view", "search", "product_view", "add_to_basket", "payment_started", "payment_completed"];
    private static readonly string[] Devices = ["mobile", "desktop", "tablet"];

    private long _next;
    private long _accepted;
    private long _askedToWait;
    private long _failed;

    /// <summary>Sends them.</summary>
    public async Task<EventLoadResult> RunAsync(int rate, int seconds, int batch, CancellationToken cancellationToken)
    {
        var requests = ((long)rate * seconds + batch - 1) / batch;
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(clock, requests, rate, batch, cancellationToken), cancellationToken)));
        var elapsed = clock.Elapsed.TotalSeconds;
        return new EventLoadResult(requests * batch, _accepted, _askedToWait, _failed, elapsed, [.. times.SelectMany(static t => t).Order()]);
    }

    private async Task<List<double>> SendAsync(Stopwatch clock, long requests, int rate, int batch, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add(ApiKeyAuthenticationHandler.Header, key);
        List<double> times = [];
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        while (Interlocked.Increment(ref _next) - 1 is var turn && turn < requests)
        {
            body.ResetWrittenCount();
            Write(body, turn * batch, batch);
            var due = TimeSpan.FromSeconds((double)turn * batch / rate);
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, cancellationToken);
            }

            if (await TryAsync(client, body.WrittenMemory, cancellationToken))
            {
                Interlocked.Add(ref _accepted, batch);
                times.Add((clock.Elapsed - due).TotalMilliseconds);
            }
            else
            {
                Interlocked.Increment(ref _failed);
            }
        }

        return times;
    }

    private async Task<bool> TryAsync(HttpClient client, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            using var content = new ReadOnlyMemoryContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(new Uri(ApiPaths.Events, UriKind.Relative), content, cancellationToken);
            if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            {
                return answer.StatusCode == HttpStatusCode.Accepted;
            }

            Interlocked.Increment(ref _askedToWait);
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancellationToken);
        }

        return false;
    }

    private static void Write(ArrayBufferWriter<byte> body, long first, int count)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        using var json = new Utf8JsonWriter(body);
        json.WriteStartArray();
        for (var n = first; n < first + count; n++)
        {
            var session = n / EventsASession;
            json.WriteStartObject();
            json.WriteString("id"u8, string.Create(CultureInfo.InvariantCulture, $"load-{n}"));
            json.WriteString("visitorId"u8, string.Create(CultureInfo.InvariantCulture, $"visitor-{session % Visitors}"));
            json.WriteString("sessionId"u8, string.Create(CultureInfo.InvariantCulture, $"session-{session}"));
            json.WriteString("type"u8, n % EventsASession == 0 ? "pageView"u8 : "custom"u8);
            json.WriteString("name"u8, Names[n % EventsASession]);
            json.WriteNumber("at"u8, now);
            json.WriteString("page"u8, string.Create(CultureInfo.InvariantCulture, $"/product/{session % 500}"));
            json.WriteString("device"u8, Devices[session % Devices.Length]);
            json.WriteString("channel"u8, session % 2 == 0 ? "search"u8 : "email"u8);
            json.WriteStartObject("properties"u8);
            json.WriteString("category"u8, string.Create(CultureInfo.InvariantCulture, $"Category {session % 20}"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
