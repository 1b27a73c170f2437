using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Commands.Faults;

/// <summary>Kills the server while senders bring events in. What a killed server did not answer is sent again to the next one, as a sender would.</summary>
/// <param name="program">The program.</param>
/// <param name="database">The database file.</param>
/// <param name="random">Decides moments.</param>
internal sealed class KilledEvents(ProgramUnderTest program, string database, Random random)
{
    private const int Senders = 4;
    private const int EventsInRequest = 50;
    private const int LatestKillMs = 2_000;

    private static readonly TimeSpan OrderlyEnd = TimeSpan.FromSeconds(30);

    // An event's amount is its number: by it the event is known in the database.
    private readonly HashSet<int> _acknowledged = [];
    private readonly List<int[]> _unanswered = [];
    private readonly Lock _lock = new();
    private string? _key;
    private int _sent;

    /// <summary>What the kills came to.</summary>
    public KillTally Tally { get; } = new();

    /// <summary>Starts the server, sends, kills it, and holds the database against its answers.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        using var server = await StartAsync(cancellationToken);
        await ResendAsync(server, cancellationToken);
        var before = _acknowledged.Count;
        var sending = Enumerable.Range(0, Senders).Select(_ => SendUntilKilledAsync(server, cancellationToken)).ToArray();
        await Task.Delay(random.Next(1, LatestKillMs), cancellationToken);
        server.Process.Kill();
        await Task.WhenAll(sending);
        await server.Process.WaitAsync(cancellationToken);
        Tally.Kills++;
        if (_acknowledged.Count > before)
        {
            Tally.AfterAcknowledgement++;
        }

        Judge();
    }

    /// <summary>
    /// Sends once more what had no answer, goes on sending, and asks the server to end in order: it must end with 0 in bounded time, and what it
    /// accepted must be there.
    /// </summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        using (var server = await StartAsync(cancellationToken))
        {
            await ResendAsync(server, cancellationToken);
            var sending = Enumerable.Range(0, Senders).Select(_ => SendUntilKilledAsync(server, cancellationToken)).ToArray();
            await Task.Delay(LatestKillMs / 4, cancellationToken);
            var clock = Stopwatch.StartNew();
            await server.Process.TerminateAsync(cancellationToken);
            var end = await server.Process.WaitAsync(cancellationToken);
            await Task.WhenAll(sending);
            if (end.Code != ExitCodes.Done || clock.Elapsed > OrderlyEnd)
            {
                Tally.Wrong.Add(Text.Of($"Asked to end, the server ended with {end.Code} after {clock.Elapsed.TotalSeconds:0.0} s: {end.Error}"));
            }
        }

        Judge();
        Tally.Acknowledged = _acknowledged.Count;
    }

    private async Task<RunningServer> StartAsync(CancellationToken cancellationToken)
    {
        _key ??= await MakeKeyAsync(cancellationToken);
        return await RunningServer.StartAsync(program, _key, cancellationToken);
    }

    private async Task<string> MakeKeyAsync(CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(database);
        await services.GetRequiredService<DatabaseStartup>().EnsureReadyAsync(cancellationToken);
        return (await services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("faults", [ApiScopes.Events], 1), Actor.Cli, cancellationToken)).Secret;
    }

    private async Task SendUntilKilledAsync(RunningServer server, CancellationToken cancellationToken)
    {
        while (true)
        {
            var first = Interlocked.Add(ref _sent, EventsInRequest) - EventsInRequest;
            int[] numbers = [.. Enumerable.Range(first + 1, EventsInRequest)];
            var isTaken = await SendAsync(server, numbers, cancellationToken);
            lock (_lock)
            {
                if (isTaken)
                {
                    _acknowledged.UnionWith(numbers);
                    continue;
                }

                _unanswered.Add(numbers);
                return;
            }
        }
    }

    private async Task ResendAsync(RunningServer server, CancellationToken cancellationToken)
    {
        foreach (var numbers in _unanswered)
        {
            if (await SendAsync(server, numbers, cancellationToken))
            {
                _acknowledged.UnionWith(numbers);
            }
            else
            {
                Tally.Wrong.Add($"A server that nobody disturbed did not take the events from {numbers[0]} again");
            }
        }

        _unanswered.Clear();
    }

    /// <summary>Whether the server said that it has them.</summary>
    private static async Task<bool> SendAsync(RunningServer server, int[] numbers, CancellationToken cancellationToken)
    {
        var events = numbers.Select(static n => string.Create(
            CultureInfo.InvariantCulture, $$"""{"id":"e{{n}}","visitorId":"v{{n % 100}}","name":"view","revenueEffect":{{n}}}"""));
        using var content = new StringContent($"[{string.Join(',', events)}]", Encoding.UTF8, "application/json");
        try
        {
            using var answer = await server.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content, cancellationToken);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private void Judge()
    {
        var stored = Read();
        Tally.CountedTwice += stored.Values.Sum(static times => times - 1);
        var lost = _acknowledged.Count(number => !stored.ContainsKey(number));
        if (lost > 0)
        {
            Tally.Lost += lost;
            Tally.Wrong.Add($"{lost} events that were acknowledged are not there");
        }

        foreach (var numbers in _unanswered)
        {
            var there = numbers.Count(stored.ContainsKey);
            if (there == numbers.Length)
            {
                Tally.DoneButNotSaid++;
            }
            else if (there == 0)
            {
                Tally.CutOff++;
            }
            else
            {
                Tally.Wrong.Add($"Of {numbers.Length} events of one request {there} are there");
            }
        }

        var known = _unanswered.Sum(numbers => numbers.Count(stored.ContainsKey)) + _acknowledged.Count - lost;
        if (stored.Count != known)
        {
            Tally.Wrong.Add($"There are {stored.Count - known} events that nobody sent");
        }
    }

    private Dictionary<int, int> Read()
    {
        using var connection = StoredFile.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT e.revenue_units / 10000, COUNT(*) FROM tracked_events AS e JOIN import_batches AS b ON b.id = e.batch_id AND b.status = 1 GROUP BY 1";
        using var reader = command.ExecuteReader();
        var stored = new Dictionary<int, int>();
        while (reader.Read())
        {
            stored[reader.GetInt32(0)] = reader.GetInt32(1);
        }

        return stored;
    }
}
