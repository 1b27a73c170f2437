using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;

namespace Analytics.Tests.Api;

/// <summary>As much of SignalR's JSON protocol as a test needs.</summary>
internal sealed class HubClient : IDisposable
{
    private const char End = '\u001e';

    private readonly WebSocket _socket;
    private readonly Queue<JsonElement> _read = new();
    private int _calls;

    private HubClient(WebSocket socket)
    {
        _socket = socket;
    }

    public static async Task<HubClient> ConnectAsync(TestServer server, string query = "", Action<Microsoft.AspNetCore.Http.HttpRequest>? configure = null)
    {
        var client = server.CreateWebSocketClient();
        client.ConfigureRequest = configure;
        var hub = new HubClient(await client.ConnectAsync(new Uri(server.BaseAddress, "/hubs/live" + query), CancellationToken.None));
        await hub.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        await hub.ReceiveAsync();
        return hub;
    }

    /// <summary>Calls a method; its answer, or its error.</summary>
    public async Task<(JsonElement Result, string? Error)> InvokeAsync(string method, params object[] arguments)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.GetProperty("type").GetInt32() == 3 && message.GetProperty("invocationId").GetString() == id)
            {
                return (message.TryGetProperty("result", out var result) ? result : default, message.TryGetProperty("error", out var error) ? error.GetString() : null);
            }
        }
    }

    /// <summary>Begins a stream.</summary>
    public Task StreamAsync(string method, params object[] arguments) => SendAsync(JsonSerializer.Serialize(new { type = 4, invocationId = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture), target = method, arguments }));

    /// <summary>The next item of a stream.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.GetProperty("type").GetInt32() == 2)
            {
                return message.GetProperty("item");
            }

            if (message.GetProperty("type").GetInt32() == 3)
            {
                throw new InvalidOperationException("The stream ended: " + (message.TryGetProperty("error", out var error) ? error.GetString() : "without an error"));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonElement> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        while (_read.Count == 0)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage && text[^1] == End)
            {
                foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
                {
                    _read.Enqueue(JsonSerializer.Deserialize<JsonElement>(message));
                }
            }
        }

        return _read.Dequeue();
    }
}
