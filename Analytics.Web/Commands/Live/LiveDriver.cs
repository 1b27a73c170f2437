using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Analytics.Web.Commands.Live;

/// <summary>
/// The readers: a Node process that opens the live page in one browser and in many circuits, and sends purchases. Speaks lines of JSON with it.
/// Its source is in this program; what it needs of npm is fetched into a folder of its own. Disposing ends it.
/// </summary>
internal sealed class LiveDriver : IAsyncDisposable
{
    private const string Entry = "live.mjs";
    private const string Resources = "LiveBench/";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private LiveDriver(Process process) => _process = process;

    /// <summary>Unpacks it, fetches what it needs, and starts it.</summary>
    /// <exception cref="FailedException">Node or npm is not there, or the packages could not be fetched.</exception>
    public static async Task<LiveDriver> StartAsync(string folder, Action<string> warn, CancellationToken cancellationToken)
    {
        await UnpackAsync(folder, cancellationToken);
        using (var npm = Run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder, warn))
        {
            npm.StandardInput.Close();
            await npm.StandardOutput.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new FailedException($"npm could not fetch what the readers need (it ended with {npm.ExitCode}).");
            }
        }

        return new LiveDriver(Run("node", [Entry], folder, warn));
    }

    /// <summary>Has it do something and waits until it is done.</summary>
    /// <exception cref="FailedException">It could not.</exception>
    public async Task DoAsync(object command, CancellationToken cancellationToken) => await AskAsync<Done>(command, cancellationToken);

    /// <summary>Asks what happened since the last time.</summary>
    /// <exception cref="FailedException">It could not say.</exception>
    public Task<DriverSample> SampleAsync(CancellationToken cancellationToken) => AskAsync<DriverSample>(new { @do = "sample" }, cancellationToken);

    /// <summary>Lets the reader who acknowledges nothing go on.</summary>
    /// <exception cref="FailedException">It could not.</exception>
    public Task<SleeperSample> WakeAsync(CancellationToken cancellationToken) => AskAsync<SleeperSample>(new { @do = "wake" }, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // At the end of its input it closes its browser; killed, it would leave that behind.
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(EndLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private static async Task UnpackAsync(string folder, CancellationToken cancellationToken)
    {
        var assembly = typeof(LiveDriver).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Resources, StringComparison.Ordinal)))
        {
            await using var source = assembly.GetManifestResourceStream(name)!;
            await using var target = File.Create(Path.Combine(folder, name[Resources.Length..]));
            await source.CopyToAsync(target, cancellationToken);
        }
    }

    private static Process Run(string program, string[] arguments, string folder, Action<string> warn)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                warn(text);
            }
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            process.Dispose();
            throw new FailedException($"{program} cannot be started: {error.Message}. Measuring the live page takes Node 20 or later with npm.", error);
        }

        process.BeginErrorReadLine();
        return process;
    }

    private async Task<T> AskAsync<T>(object command, CancellationToken cancellationToken)
        where T : class
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command, Web).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new FailedException("The readers ended unasked.");
        return JsonSerializer.Deserialize<Done>(line, Web)!.Error is { } error
            ? throw new FailedException("The readers could not go on: " + error)
            : JsonSerializer.Deserialize<T>(line, Web)!;
    }

    private sealed record Done(string? Error = null);
}
