namespace Analytics.Web.Commands.Faults;

/// <summary>This program as a server that can be killed, and a client of it.</summary>
internal sealed class RunningServer : IDisposable
{
    private const string ReadyWords = "Analytics is ready at ";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private RunningServer(RunningProgram process, HttpClient client)
    {
        Process = process;
        Client = client;
    }

    /// <summary>The process.</summary>
    public RunningProgram Process { get; }

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it on a free port of this machine and waits until it answers.</summary>
    /// <exception cref="FailedException">It ended, or did not say that it is ready.</exception>
    public static async Task<RunningServer> StartAsync(ProgramUnderTest program, string key, CancellationToken cancellationToken)
    {
        var process = program.Start("serve", "--no-demo", "--urls", "http://127.0.0.1:0");
        try
        {
            var started = Environment.TickCount64;
            while (!process.HasExited && Environment.TickCount64 - started < StartLimit.TotalMilliseconds)
            {
                if (process.Output.Split('\n').FirstOrDefault(static text => text.StartsWith(ReadyWords, StringComparison.Ordinal)) is { } line)
                {
                    var client = new HttpClient { BaseAddress = new Uri(line[ReadyWords.Length..].Trim()) };
                    client.DefaultRequestHeaders.Add("X-API-Key", key);
                    return new RunningServer(process, client);
                }

                await Task.Delay(20, cancellationToken);
            }

            throw new FailedException($"The server did not start: {process.Error}");
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        Process.Dispose();
    }
}
