using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Analytics.Tests.Browser;

/// <summary>The real application: its own process, a free port, and a data folder that goes away with it.</summary>
public sealed class AnalyticsProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _log;

    private AnalyticsProcess(Process process, List<string> log, Uri address, string folder)
    {
        _process = process;
        _log = log;
        Address = address;
        Folder = folder;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its working and data folder.</summary>
    public string Folder { get; }

    /// <summary>What it wrote so far, both streams.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join(Environment.NewLine, _log);
            }
        }
    }

    /// <summary>Starts the application and waits until it answers.</summary>
    /// <param name="arguments">Arguments after the address.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="folder">The folder to run in, kept afterwards; null for a new one, deleted afterwards.</param>
    /// <param name="address">Where it listens; null for a free port.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within a minute; the message has its log.</exception>
    public static async Task<AnalyticsProcess> StartAsync(
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        Uri? address = null)
    {
        folder ??= Directory.CreateTempSubdirectory("analytics-browser-").FullName;
        address ??= new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program());
        foreach (var argument in (arguments ?? []).Prepend(address.GetLeftPart(UriPartial.Authority)).Prepend("--urls"))
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--db");
        start.ArgumentList.Add(Path.Combine(folder, "analytics.db"));
        start.Environment["HOME"] = folder; // keys and caches stay out of the user's own folders
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Stream__Demo"] = "Off"; // tests know what is there; those that want sales say so
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var log = new List<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(log, line.Data);
        process.ErrorDataReceived += (_, line) => Append(log, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var application = new AnalyticsProcess(process, log, address, folder);
        try
        {
            await application.WaitUntilAnsweringAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (Path.GetFileName(Folder).StartsWith("analytics-browser-", StringComparison.Ordinal))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task WaitUntilAnsweringAsync()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The application ended with {_process.ExitCode}.{Environment.NewLine}{Log}");
            }

            try
            {
                using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
                if ((int)response.StatusCode < 500)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The application did not answer within {StartLimit}.{Environment.NewLine}{Log}");
    }

    private static void Append(List<string> log, string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.Add(line);
            }
        }
    }

    // Its own output folder, where its static files are listed: …/Analytics.Web/bin/CONFIGURATION/FRAMEWORK.
    internal static string Program()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = framework.Parent!;
        var root = configuration.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "Analytics.Web", "bin", configuration.Name, framework.Name, "Analytics.Web.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
