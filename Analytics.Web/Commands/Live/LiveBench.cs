using System.Diagnostics;
using Analytics.Core.Streaming;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Commands.Live;

/// <summary>Measures the live page: first with one circuit, then with all, then for as long as asked.</summary>
internal sealed class LiveBench(LiveBenchOptions options, Action<string> say)
{
    private const double Mebibyte = 1024 * 1024;

    private readonly Stopwatch _clock = new();

    /// <summary>Measures, in a folder of its own.</summary>
    /// <exception cref="FailedException">It could not be measured.</exception>
    public async Task<LiveBenchResult> RunAsync(string folder, CancellationToken cancellationToken)
    {
        say("Making a shop and starting a server over it; fetching what the readers need.");
        await using var server = await LiveBenchServer.StartAsync(Path.Combine(folder, "bench.db"), options, cancellationToken);
        await using var driver = await LiveDriver.StartAsync(folder, say, cancellationToken);
        await driver.DoAsync(new { @do = "screen", @base = server.Address, path = "/live", email = LiveBenchServer.Email, password = server.Password, chromium = options.Chromium }, cancellationToken);
        if (options.CompressedHours is null)
        {
            await driver.DoAsync(new { @do = "load", key = server.Key, rate = options.Rate }, cancellationToken);
        }

        await Task.Delay(options.WarmUp, cancellationToken);
        var one = Look(server, isExact: true);
        say(Text.Of($"One circuit: {one.ManagedMb:N1} MB of objects, {one.ResidentMb:N0} MB in all. Opening {options.Circuits - 1:N0} more."));
        await driver.DoAsync(new { @do = "circuits", count = options.Circuits - 1 }, cancellationToken);
        await driver.DoAsync(new { @do = "sleeper" }, cancellationToken);
        await Task.Delay(options.WarmUp, cancellationToken);
        await driver.SampleAsync(cancellationToken);
        var all = Look(server, isExact: true);
        say(Text.Of($"{options.Circuits:N0} circuits: {all.ManagedMb:N1} MB of objects, {all.ResidentMb:N0} MB in all. Measuring for {options.Minutes:0.##} minutes."));
        return await MeasureAsync(driver, server, one, all, cancellationToken);
    }

    private async Task<LiveBenchResult> MeasureAsync(LiveDriver driver, LiveBenchServer server, MemorySample one, MemorySample all, CancellationToken cancellationToken)
    {
        var memory = new List<MemorySample>();
        var delays = new List<double>();
        var (batches, bytes, frames) = (0L, 0L, 0);
        var before = await driver.SampleAsync(cancellationToken);
        _clock.Restart();
        var processor = Environment.CpuUsage.TotalTime;
        DriverSample last;
        do
        {
            await Task.Delay(options.SampleEvery, cancellationToken);
            last = await driver.SampleAsync(cancellationToken);
            delays.AddRange(last.Delays);
            (batches, bytes, frames) = (batches + last.Batches, bytes + last.Bytes, frames + last.Frames);
            // A full collection stops everybody for a moment: only where nobody measures moments.
            memory.Add(Look(server, isExact: options.CompressedHours is not null));
        }
        while (_clock.Elapsed.TotalMinutes < options.Minutes);

        var seconds = _clock.Elapsed.TotalSeconds;
        var cores = (Environment.CpuUsage.TotalTime - processor).TotalSeconds / seconds;
        var sleeper = await driver.WakeAsync(cancellationToken);
        var without = options.Circuits - 1;
        return new LiveBenchResult(
            options.Circuits,
            options.Rate,
            Math.Round(seconds / 60, 2),
            options.Speed,
            PaintDelay.Of(delays),
            Math.Round(frames / seconds, 2),
            last.Overtaken - before.Overtaken,
            memory[^1].Purchases - all.Purchases,
            last.AskedToWait - before.AskedToWait,
            last.Refused - before.Refused,
            Math.Round(cores, 3),
            without == 0 ? 0 : Math.Round(batches / seconds / without, 2),
            without == 0 ? 0 : Math.Round(bytes / seconds / without / 1000, 1),
            one,
            all,
            without == 0 ? null : Math.Round((all.ManagedMb - one.ManagedMb) / without, 3),
            without == 0 ? null : Math.Round((all.ResidentMb - one.ResidentMb) / without, 3),
            Look(server, isExact: true).ManagedMb,
            Rounded(MemoryTrend.PerHour(memory, static s => s.ManagedMb)),
            Rounded(MemoryTrend.PerHour(memory, static s => s.ResidentMb)),
            last.Alive,
            last.IsScreenLive,
            last.Problem,
            sleeper,
            server.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.MaxBufferedUnacknowledgedRenderBatches,
            memory);
    }

    private MemorySample Look(LiveBenchServer server, bool isExact)
    {
        var managed = isExact ? Collected() : GC.GetGCMemoryInfo(GCKind.Any) is var info ? info.HeapSizeBytes - info.FragmentedBytes : 0;
        return new MemorySample(
            Math.Round(_clock.Elapsed.TotalSeconds, 1),
            Math.Round(Environment.WorkingSet / Mebibyte, 1),
            Math.Round(managed / Mebibyte, 1),
            server.Services.GetRequiredService<PurchaseIntake>().Health.Accepted);
    }

    private static long Collected()
    {
        // Twice, with what finalizers let go between.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 2) : null;
}
