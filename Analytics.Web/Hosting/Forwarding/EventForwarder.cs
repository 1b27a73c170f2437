using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.Outgoing;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting.Forwarding;

/// <summary>
/// Sends accepted events on to another collector, where one is configured: in their order, up to 500 in a delivery, signed, tried again with growing pauses
/// while the other side is away. Bounded: what does not fit, and what is given up, is counted and logged; it is stored here all the same.
/// </summary>
public sealed class EventForwarder : BackgroundService
{
    /// <summary>How often one delivery is tried.</summary>
    public const int MostTries = 10;

    private const int MostInOne = 500;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly EventIntake intake;
    private readonly OutgoingHttp http;
    private readonly ForwardingOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<EventForwarder> logger;
    private readonly Channel<EventRow> waiting;
    private long left;

    /// <summary>Makes one; it begins with the application.</summary>
    public EventForwarder(EventIntake intake, OutgoingHttp http, IOptions<ForwardingOptions> options, TimeProvider clock, ILogger<EventForwarder> logger)
    {
        (this.intake, this.http, this.options, this.clock, this.logger) = (intake, http, options.Value, clock, logger);
        waiting = Channel.CreateBounded<EventRow>(new BoundedChannelOptions(Math.Max(1, this.options.MostWaiting)) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    /// <summary>How many events were not forwarded, because too many waited or the other side would not take them.</summary>
    public long Left => Interlocked.Read(ref left);

    /// <summary>How long to wait before a try, the first being 1: 1, 2, 4 seconds and so on, up to a minute.</summary>
    public static TimeSpan PauseAfter(int tries) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(tries, 10) - 1)));

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.IsOn)
        {
            intake.Committed += Take;
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        intake.Committed -= Take;
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<EventRow> part = [];
        try
        {
            while (options.IsOn && await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (part.Count < MostInOne && waiting.Reader.TryRead(out var row))
                {
                    part.Add(row);
                }

                await DeliverAsync(part, stoppingToken);
                part.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            var kept = part.Count + waiting.Reader.Count;
            if (kept > 0)
            {
                logger.LogWarning("{Events} events were not forwarded before the end. They are stored here.", kept);
            }
        }
    }

    // On the writer's thread: never waits.
    private void Take(IReadOnlyList<EventRow> rows)
    {
        var dropped = rows.Count(row => !waiting.Writer.TryWrite(row));
        if (dropped > 0 && Interlocked.Add(ref left, dropped) == dropped)
        {
            logger.LogWarning("More events come in than the other collector takes: some are not forwarded. They are stored here.");
        }
    }

    private async Task DeliverAsync(List<EventRow> rows, CancellationToken cancellationToken)
    {
        var body = EventJson.Write(rows);
        var delivery = Guid.NewGuid().ToString();
        for (var tries = 1; ; tries++)
        {
            var (problem, isFinal) = await TryAsync(body, delivery, cancellationToken);
            if (problem is null)
            {
                return;
            }

            if (isFinal || tries == MostTries)
            {
                Interlocked.Add(ref left, rows.Count);
                logger.LogError("{Events} events were not forwarded: {Problem} They are stored here.", rows.Count, problem);
                return;
            }

            await Task.Delay(PauseAfter(tries), clock, cancellationToken);
        }
    }

    private async Task<(string? Problem, bool IsFinal)> TryAsync(byte[] body, string delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(options.Secret, clock.GetUtcNow(), body));
            request.Headers.Add(WebhookSignature.DeliveryHeader, delivery);
            using var answer = await http.SendAsync(request, Timeout, cancellationToken);
            var mayHelp = answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500;
            return answer.IsSuccessStatusCode ? (null, true) : ($"the other collector answered {(int)answer.StatusCode}.", !mayHelp);
        }
        catch (OutgoingException error)
        {
            return (error.Message, error.IsRefused);
        }
    }
}
