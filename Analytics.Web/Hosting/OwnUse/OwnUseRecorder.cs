using System.Globalization;
using System.Threading.Channels;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting.OwnUse;

/// <summary>
/// Records which pages and paths of this application are used, by which account, how long they took and with which status. Written every few seconds,
/// in the background; what comes faster than it can be written is left out, because nobody must wait for this.
/// </summary>
public sealed class OwnUseRecorder(OwnUseStore store, DataStartup startup, IOptions<OwnUseOptions> options, TimeProvider clock, ILogger<OwnUseRecorder> logger)
    : BackgroundService
{
    private const int MostWaiting = 5_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Channel<EventRow> waiting = Channel.CreateBounded<EventRow>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether use is recorded.</summary>
    public bool IsOn => options.Value.Record;

    /// <summary>Notes one use; does nothing where that is switched off.</summary>
    /// <param name="name"><c>page</c> or <c>api</c>.</param>
    /// <param name="route">Which one, with placeholders instead of ids.</param>
    /// <param name="who">The account's or key's id; null for nobody.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="status">The HTTP status; 200 for a page that was gone to without a request.</param>
    /// <param name="method">The HTTP method, of the API.</param>
    public void Note(string name, string route, string? who, TimeSpan took, int status, string? method = null)
    {
        if (!IsOn)
        {
            return;
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["milliseconds"] = Math.Round(took.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            ["status"] = status.ToString(CultureInfo.InvariantCulture),
        };
        if (method is not null)
        {
            properties["method"] = method;
        }

        waiting.Writer.TryWrite(new EventRow
        {
            // Apart from the shop's own ids.
            VisitorId = "analytics:" + (who ?? "nobody"),
            Type = TrackedEventType.OwnUse,
            Name = name,
            Page = route,
            AtUnixMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            PropertiesJson = EventProperties.ToJson(properties),
        });
    }

    /// <summary>Writes what waits.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken = default)
    {
        List<EventRow> rows = [];
        while (rows.Count < MostWaiting && waiting.Reader.TryRead(out var row))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await store.AppendAsync(rows, cancellationToken);
        }
        catch (StorageException error)
        {
            logger.LogWarning("The application's own use could not be recorded: {Problem}", error.Message);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }
}
