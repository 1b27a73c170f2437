using System.Text.Json;
using Analytics.Tests.Browser;
using Analytics.Web.Commands.Faults;

namespace Analytics.Tests.Web.Commands;

/// <summary>The real program, asked to end.</summary>
public sealed class OrderlyEndTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-end-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Terminate_WhileEventsComeIn_AnswersWhatWasAcceptedAndEndsWithNothing()
    {
        var database = Path.Combine(_folder, "end.db");
        var events = new KilledEvents(new ProgramUnderTest(AnalyticsProcess.Program(), database), database, new Random(1));

        await events.EndAsync(CancellationToken.None);

        Assert.True(events.Tally.IsSound, string.Join('\n', events.Tally.Wrong));
        Assert.True(events.Tally.Acknowledged > 0);
        Assert.Equal(0, events.Tally.DoneButNotSaid);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Log_JsonAskedFor_IsOneDocumentALine()
    {
        await using var server = await AnalyticsProcess.StartAsync(
            ["--no-demo"], new Dictionary<string, string> { ["Logging__Console__FormatterName"] = "json" }, _folder);

        var lines = server.Log.Split(Environment.NewLine).Where(static line => line.StartsWith('{')).ToList();
        Assert.Contains(lines, static line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()!.StartsWith("The audit has", StringComparison.Ordinal));
    }
}
