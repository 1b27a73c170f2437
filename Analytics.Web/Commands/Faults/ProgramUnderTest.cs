using System.Diagnostics;

namespace Analytics.Web.Commands.Faults;

/// <summary>This program as another process that can be killed: its verbs against one database.</summary>
/// <param name="path">The program: an executable, or a DLL that <c>dotnet</c> runs.</param>
/// <param name="database">The database file.</param>
internal sealed class ProgramUnderTest(string path, string database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The program that runs now.</summary>
    public static string Own => Environment.ProcessPath is { } running && Path.GetFileNameWithoutExtension(running) != "dotnet"
        ? running
        : Path.Combine(AppContext.BaseDirectory, "Analytics.Web.dll");

    /// <summary>Starts a verb; what it writes is collected.</summary>
    public RunningProgram Start(params IEnumerable<string> arguments)
    {
        var isLibrary = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : path)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(database)!,
        };
        // Many requests from one address are the purpose here; models would only take the machine's time.
        start.Environment["Limits__ApiPerKeyPerMinute"] = "0";
        start.Environment["Limits__ApiPerAddressPerMinute"] = "0";
        start.Environment["Limits__EventsPerKeyPerMinute"] = "0";
        start.Environment["Predictions__Background"] = "false";
        foreach (var argument in (isLibrary ? [path] : Array.Empty<string>()).Concat(arguments).Append("--db").Append(database))
        {
            start.ArgumentList.Add(argument);
        }

        return new RunningProgram(start);
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<ProgramRun> RunAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        using var running = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        return await running.WaitAsync(limit.Token);
    }

    /// <summary>Runs a verb and kills it, without a warning, after <paramref name="life"/>, unless it ended before.</summary>
    public async Task<ProgramRun> RunAndKillAsync(TimeSpan life, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        using var running = Start(arguments);
        await Task.Delay(life, cancellationToken);
        running.Kill();
        return await running.WaitAsync(cancellationToken);
    }
}
