using System.CommandLine;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary>
/// <c>bench events</c>: sends events over loopback to a server process of its own with the demo shop, asks for the dashboard meanwhile, kills the server
/// without warning at the end, and counts in its database whether everything that was acknowledged is there.
/// </summary>
internal static class BenchEventsCommand
{
    private const string Email = "bench@localhost.example";

    private static readonly Option<int> Rate = new("--rate") { Description = "Events a second.", HelpName = "N", DefaultValueFactory = static _ => 10_000 };

    private static readonly Option<int> Seconds = new("--seconds") { Description = "For how long.", HelpName = "N", DefaultValueFactory = static _ => 60 };

    private static readonly Option<int> Batch = new("--batch") { Description = "Events in a request, 1 to 1,000.", HelpName = "N", DefaultValueFactory = static _ => 100 };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("events", "Send events to a server process of its own: how many were accepted, lost, how long it took, and whether the dashboard answered.") { Rate, Seconds, Batch };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (rate, seconds, batch) = (parsed.GetValue(Rate), parsed.GetValue(Seconds), parsed.GetValue(Batch));
        if (rate is < 1 or > 1_000_000 || seconds is < 1 or > 86_400 || batch is < 1 or > 1_000)
        {
            throw new UsageException("--rate takes 1 to 1,000,000, --seconds 1 to 86,400, --batch 1 to 1,000.");
        }

        var console = CommandConsole.Of(parsed);
        var folder = Directory.CreateTempSubdirectory("analytics-bench-");
        try
        {
            var database = Path.Combine(folder.FullName, "bench.db");
            console.Warn("Making a shop, then starting a server over it.");
            var password = SecretText.Create();
            var key = await PrepareAsync(database, password, cancellationToken);
            EventLoadResult sent;
            IReadOnlyList<double> pages;
            await using (var server = await BenchServer.StartAsync(database, rate, cancellationToken))
            {
                console.Warn(Text.Of($"Sending {rate:N0} events a second for {seconds:N0} seconds, {batch:N0} in a request."));
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                using var reader = new PageReader(server.Address);
                await reader.SignInAsync(Email, password, cancellationToken);
                var reading = Task.Run(() => reader.ReadAsync(stop.Token), cancellationToken);
                sent = await new EventLoad(server.Address, key).RunAsync(rate, seconds, batch, cancellationToken);
                await stop.CancelAsync();
                pages = await reading;
            }

            var stored = await CountAsync(database, cancellationToken);
            Tell(console, sent, stored, pages);
            return stored < sent.Accepted ? ExitCodes.Failed : ExitCodes.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> PrepareAsync(string database, string password, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(database);
        await services.GetRequiredService<DataStartup>().PrepareAsync(withDemo: true, cancellationToken);
        await services.GetRequiredService<AccountService>().CreateAsync(Email, Roles.Viewer, password, Actor.Cli, cancellationToken);
        var key = await services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("bench", [ApiScopes.Events], 1), Actor.Cli, cancellationToken);
        return key.Secret;
    }

    // Of the load alone: the shop has events of its own, and so has this application.
    private static async Task<long> CountAsync(string database, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(database);
        await services.GetRequiredService<DataStartup>().PrepareAsync(withDemo: false, cancellationToken);
        var reader = services.GetRequiredService<EventReader>();
        var count = 0L;
        foreach (var batch in reader.ReadBatches().Where(static b => b.SourceName.StartsWith(EventStreamStore.SourcePrefix, StringComparison.Ordinal)))
        {
            reader.ReadEvents(batch.Id, batch.FirstEventId, batch.LastEventId, e => count += e.Type == TrackedEventType.OwnUse ? 0 : 1, cancellationToken);
        }

        return count;
    }

    private static void Tell(CommandConsole console, EventLoadResult sent, long stored, IReadOnlyList<double> pages)
    {
        var lost = sent.Accepted - stored;
        console.WriteJson(new
        {
            sent.Sent,
            sent.Accepted,
            stored,
            lost,
            sent.AskedToWait,
            sent.Failed,
            seconds = sent.Seconds,
            eventsPerSecond = Math.Round(sent.Accepted / sent.Seconds),
            milliseconds = new { p50 = Quantile.Of(sent.Milliseconds, 0.5), p95 = Quantile.Of(sent.Milliseconds, 0.95), p99 = Quantile.Of(sent.Milliseconds, 0.99), most = Quantile.Of(sent.Milliseconds, 1) },
            dashboard = new { answered = pages.Count(static p => !double.IsNaN(p)), failed = pages.Count(double.IsNaN), p50 = Quantile.Of(Answered(pages), 0.5), p95 = Quantile.Of(Answered(pages), 0.95), most = Quantile.Of(Answered(pages), 1) },
        });
        if (console.IsJson)
        {
            return;
        }

        console.Say(Text.Of($"Accepted   {sent.Accepted,12:N0} of {sent.Sent:N0} events in {sent.Seconds:0.0} s, {sent.Accepted / sent.Seconds:N0} a second"));
        console.Say(Text.Of($"Lost       {lost,12:N0} of what was acknowledged, after the server was killed"));
        console.Say(Text.Of($"To wait    {sent.AskedToWait,12:N0} requests, {sent.Failed:N0} failed"));
        console.Say(Text.Of($"A request  {Quantile.Of(sent.Milliseconds, 0.5),12:N1} ms median, {Quantile.Of(sent.Milliseconds, 0.95):N1} p95, {Quantile.Of(sent.Milliseconds, 0.99):N1} p99, from when it was due"));
        console.Say(Text.Of($"Dashboard  {Answered(pages).Count,12:N0} of {pages.Count:N0} answered, {Quantile.Of(Answered(pages), 0.5):N0} ms median, {Quantile.Of(Answered(pages), 1):N0} at most"));
    }

    private static List<double> Answered(IReadOnlyList<double> pages) => [.. pages.Where(static p => !double.IsNaN(p)).Order()];
}
