using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Api;

/// <summary>Many clients on real sockets that are slower than the settings allow: they cost little, hold nobody up, and are cut off.</summary>
public sealed class SlowClientTests(SlowHost slow) : IClassFixture<SlowHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // A healthy server answers in milliseconds; on a machine that does much else this is plenty, and far below what a slow client takes.
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Headers_AByteAtATime_AreCutOffAndOthersAreAnswered()
    {
        const int Clients = 100;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var stop = new CancellationTokenSource(Patience);
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => slow.ConnectAsync()));
        try
        {
            var ends = clients.Select(client => TrickleAsync(client, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", TimeSpan.FromMilliseconds(200), stop.Token)).ToArray();

            await AnswersQuicklyAsync();
            var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Clients;

            Assert.True(each < 200_000, $"A client takes {each:N0} bytes.");
            Assert.All(await Task.WhenAll(ends), static answer => Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer));
        }
        finally
        {
            Array.ForEach(clients, static client => client.Dispose());
        }
    }

    [Fact]
    public async Task Upload_AByteAtATime_IsCutOffAndLeavesNothing()
    {
        const int Clients = 20;
        using var browser = await slow.BrowserAsync();
        using var token = JsonDocument.Parse(await browser.ReadAsync("/data/uploads/token"));
        var head = $"POST /data/uploads?name=slow.csv HTTP/1.1\r\nHost: localhost\r\nCookie: {browser.CookieHeader}\r\nContent-Length: 1000000\r\n"
            + $"{token.RootElement.GetProperty("header").GetString()}: {token.RootElement.GetProperty("value").GetString()}\r\n\r\n" + new string('x', 1_000);
        using var stop = new CancellationTokenSource(Patience);
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => slow.ConnectAsync()));
        try
        {
            var ends = clients.Select(client => TrickleAsync(client, head, TimeSpan.FromMilliseconds(100), stop.Token)).ToArray();

            await Eventually.TrueAsync(() => slow.Uploads().Length > 0);
            await AnswersQuicklyAsync();
            var answers = await Task.WhenAll(ends);

            Assert.DoesNotContain(answers, static answer => answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal));
            await Eventually.TrueAsync(() => slow.Uploads().Length == 0 && slow.UnderWay == 0);
        }
        finally
        {
            Array.ForEach(clients, static client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("export/lines", true)]
    [InlineData("events/export", false)]
    public async Task Export_HardlyRead_HoldsNoWriteUpAndIsCutOff(string path, bool trickles)
    {
        const int Clients = 8;
        // What is made once for everybody is no slow client's.
        using (var warm = slow.Quick())
        {
            (await warm.GetAsync("/api/v1/" + path, HttpCompletionOption.ResponseHeadersRead)).Dispose();
        }

        await Eventually.TrueAsync(() => slow.UnderWay == 0);
        var begun = await CountAsync("export.begin");
        var complete = await CountAsync("export") - begun;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var stop = new CancellationTokenSource(Patience);
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => slow.ConnectAsync()));
        try
        {
            var taking = clients.Select(client => TakeAsync(client, $"GET /api/v1/{path} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {slow.Key}\r\n\r\n", trickles, stop.Token)).ToArray();
            await Eventually.TrueAsync(() => slow.UnderWay == Clients);

            // While they hang.
            var emptied = false;
            for (var clock = Stopwatch.StartNew(); !emptied && clock.Elapsed < Patience && slow.UnderWay > Clients / 2;)
            {
                emptied = await slow.CanEmptyLogAsync();
            }

            Assert.True(emptied, "The log of writes could not be emptied while clients were slow.");
            var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Clients;
            Assert.True(each < 8_000_000, $"A client takes {each:N0} bytes.");
            await AnswersQuicklyAsync();

            // Nobody hangs up: the server does.
            await Eventually.TrueAsync(() => slow.UnderWay == 0);
            Assert.Equal(begun + Clients, await CountAsync("export.begin"));
            Assert.Equal(complete, await CountAsync("export") - begun - Clients);
            await stop.CancelAsync();
            await Task.WhenAll(taking);
        }
        finally
        {
            Array.ForEach(clients, static client => client.Dispose());
        }
    }

    [Fact]
    public async Task Export_TakenQuicklyAndThenNoMore_IsCutOff()
    {
        // At the least pace of all of it there would be time for minutes more.
        const int Taken = 1_000_000;
        using var client = await slow.ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/v1/events/export HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {slow.Key}\r\n\r\n"));
        await stream.ReadExactlyAsync(new byte[Taken]);
        Assert.Equal(1, slow.UnderWay);

        await Eventually.TrueAsync(() => slow.UnderWay == 0);

        // What came is a part, and shows it: the last chunk of none is missing.
        await using var rest = new MemoryStream();
        try
        {
            await stream.CopyToAsync(rest);
        }
        catch (IOException)
        {
            // Hung up in the middle.
        }

        Assert.False(Encoding.ASCII.GetString(rest.ToArray()).EndsWith("0\r\n\r\n", StringComparison.Ordinal));
    }

    private async Task<long> CountAsync(string action) => (await slow.Audit.ReadAsync(new AuditFilter(ActionPrefix: action), 0, 1)).Total;

    private async Task AnswersQuicklyAsync()
    {
        using var quick = slow.Quick();
        quick.Timeout = Quickly;
        for (var i = 0; i < 10; i++)
        {
            Assert.Contains("ready", await quick.GetStringAsync("/health/ready"), StringComparison.Ordinal);
            Assert.Contains("netRevenue", await quick.GetStringAsync("/api/v1/query?measures=netRevenue"), StringComparison.Ordinal);
        }
    }

    /// <summary>Sends the beginning, then a byte at a time until the server has enough.</summary>
    /// <returns>What the server said at last; nothing where it hung up without a word.</returns>
    private static async Task<string> TrickleAsync(TcpClient client, string beginning, TimeSpan pause, CancellationToken cancellationToken)
    {
        var stream = client.GetStream();
        var answer = AnswerAsync(stream, cancellationToken);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancellationToken);
                await Task.WhenAny(answer, Task.Delay(pause, cancellationToken));
            }
        }
        catch (IOException)
        {
            // It hung up.
        }

        return await answer;
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[1_024];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, cancellationToken));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    /// <summary>Asks, and takes the answer drop by drop, or nothing of it, and never hangs up by itself.</summary>
    private static async Task TakeAsync(TcpClient client, string request, bool trickles, CancellationToken cancellationToken)
    {
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
            var buffer = new byte[1_024];
            while (!trickles || await stream.ReadAsync(buffer, cancellationToken) > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The server hung up, or the test is over.
        }
    }
}
