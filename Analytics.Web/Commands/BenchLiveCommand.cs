using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Analytics.Web.Commands;

/// <summary><c>bench live</c>: many readers of the live page while the demo sells. Needs Node and Chromium on this machine.</summary>
public static class BenchLiveCommand
{
    private const int MostCircuits = 1_000;
    private const int MostRate = 1_000;
    private const int MostSeconds = 86_400;

    private static readonly Option<int> Circuits = Limited("--circuits", "How many readers, each with a circuit of their own", 200, 1, MostCircuits);
    private static readonly Option<int> Rate = Limited("--rate", "How many purchases a second", 50, 1, MostRate);
    private static readonly Option<int> Seconds = Limited("--seconds", "How long to measure, in seconds", 60, 5, MostSeconds);
    private static readonly Option<string?> Browser = new("--chromium") { Description = "Where Chromium is; by default /usr/bin/chromium.", HelpName = "PATH", DefaultValueFactory = static _ => "/usr/bin/chromium" };

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("live", "Let the demo sell before many readers: from accepted to painted, processor and memory.") { Circuits, Rate, Seconds, Browser };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<int> Limited(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = Text.Of($"{description}, {least:N0} to {most:N0}."), HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            // By its token: asking for the value of what is no number would throw here, and the parser reports that itself.
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && (value < least || value > most))
            {
                result.AddError(Text.Of($"{name} takes {least:N0} to {most:N0}."));
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = CommandConsole.Of(parsed);
        var folder = Directory.CreateTempSubdirectory("analytics-bench-live-");
        try
        {
            await UnpackAsync(folder.FullName, cancellationToken);
            console.Warn("Fetching the client that speaks the circuits' protocol (npm ci)…");
            await RunProgramAsync("npm", ["ci", "--no-audit", "--no-fund"], folder.FullName, console, cancellationToken);
            var options = JsonSerializer.Serialize(
                new
                {
                    program = IsHost ? new[] { Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "Analytics.Web.dll") } : [Environment.ProcessPath!],
                    folder = folder.FullName,
                    circuits = parsed.GetValue(Circuits),
                    rate = parsed.GetValue(Rate),
                    seconds = parsed.GetValue(Seconds),
                    chromium = parsed.GetValue(Browser),
                    warm = 10,
                },
                Web);
            var result = JsonSerializer.Deserialize<BenchLiveResult>(await RunProgramAsync("node", ["live.mjs", options], folder.FullName, console, cancellationToken), Web)!;
            Say(console, result);
            return ExitCodes.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Started as "dotnet Analytics.Web.dll", or by its own name.
    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    private static async Task UnpackAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "live.mjs", "package.json", "package-lock.json" })
        {
            await using var source = typeof(BenchLiveCommand).Assembly.GetManifestResourceStream("Bench." + name)!;
            await using var target = File.Create(Path.Combine(folder, name));
            await source.CopyToAsync(target, cancellationToken);
        }
    }

    private static async Task<string> RunProgramAsync(string program, string[] arguments, string folder, CommandConsole console, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new FailedException($"{program} cannot be started: {error.Message}. Install Node 20 or later, with npm, to measure the live page.", error);
        }

        var said = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                said.Add(text);
                console.Warn(text);
            }
        };
        process.BeginErrorReadLine();
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : throw new FailedException($"{program} ended with {process.ExitCode}: {string.Join(' ', said.TakeLast(5))}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static void Say(CommandConsole console, BenchLiveResult result)
    {
        console.WriteJson(result);
        if (console.IsJson)
        {
            return;
        }

        console.Say(Text.Of($"{"Circuits, purchases a second, seconds",-50} {result.Circuits,9:N0} {result.Rate,6:N0} {result.Seconds,6:N0}"));
        console.Say(Text.Of($"{"From accepted to painted, median",-50} {result.MedianMs,9:N0} ms"));
        console.Say(Text.Of($"{"The same, 95 of 100",-50} {result.P95Ms,9:N0} ms"));
        console.Say(Text.Of($"{"The same, at most",-50} {result.MaxMs,9:N0} ms, of {result.Painted:N0}"));
        console.Say(Text.Of($"{"Cores",-50} {result.Cores,9:N2}"));
        console.Say(Text.Of($"{"Memory with one circuit",-50} {result.MemoryOneMb,9:N0} MB"));
        console.Say(Text.Of($"{"Memory with all",-50} {result.MemoryAllMb,9:N0} MB, {result.MemoryPerCircuitMb:N2} MB for each beyond the first"));
        if (result.MemoryMb.Count > 0)
        {
            console.Say(Text.Of($"{"Memory while measuring",-50} {result.MemoryMb.Min(),9:N0} to {result.MemoryMb.Max():N0} MB, last {result.MemoryMb[^1]:N0}"));
        }

        console.Say(Text.Of($"{"Frames a second, the slowest of 100 circuits",-50} {result.SlowestRendersPerSecond,9:N1}"));
        console.Say(Text.Of($"{"Sent to each circuit",-50} {result.KilobytesPerCircuitPerSecond,9:N1} kB/s"));
        console.Say(Text.Of($"{"Circuits that failed",-50} {result.Failed,9:N0}"));
    }
}
