using System.Diagnostics;
using System.Text.Json;
using Analytics.Web.Commands;
using Analytics.Web.Commands.Live;

namespace Analytics.Tests.Web.Commands.Live;

public sealed class BenchLiveTests : IDisposable
{
    // Whatever is there: nothing is started.
    private readonly string _browser = Path.GetTempFileName();

    public void Dispose() => File.Delete(_browser);

    [Fact]
    public void Options_NoneGiven_AreThoseOfTheAim()
    {
        var options = OptionsOf();

        Assert.Equal((200, 50.0, 1.0, null, 1.0), (options.Circuits, options.Rate, options.Minutes, options.CompressedHours, options.Speed));
    }

    [Fact]
    public void Options_CompressedDay_SellsAtTheDemosPaceByAFasterClock()
    {
        var options = OptionsOf("--compressed-hours", "24");

        Assert.Equal((10, 0.5, 10.0, 144.0), (options.Circuits, options.Rate, options.Minutes, options.Speed));
    }

    [Fact]
    public void Options_Given_AreTaken()
    {
        var options = OptionsOf("--circuits", "7", "--rate", "2.5", "--minutes", "60");

        Assert.Equal((7, 2.5, 60.0), (options.Circuits, options.Rate, options.Minutes));
    }

    [Theory]
    [InlineData("--circuits", "0")]
    [InlineData("--circuits", "2001")]
    [InlineData("--rate", "0")]
    [InlineData("--rate", "NaN")]
    [InlineData("--minutes", "0.01")]
    [InlineData("--compressed-hours", "0.5")]
    public async Task Run_OutOfRange_SaysWhatItTakes(string option, string value)
    {
        var run = await CommandRun.RunAsync("bench", "live", option, value, "--chromium", _browser);

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(option + " ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoBrowser_SaysSo()
    {
        var run = await CommandRun.RunAsync("bench", "live", "--chromium", "/no/such/browser");

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("no browser at /no/such/browser", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_LineAfterTheFirstThird_IsItsSlopeAnHour()
    {
        // The first third climbs a hundred times as fast.
        var samples = Enumerable.Range(0, 30).Select(i => Sample(i * 10, i < 10 ? i * 100 : 1_000 + i)).ToList();

        Assert.Equal(360, MemoryTrend.PerHour(samples, static s => s.ResidentMb)!.Value, 1e-9);
        Assert.Equal(0, MemoryTrend.PerHour(samples, static s => s.ManagedMb)!.Value, 1e-9);
    }

    [Fact]
    public void Trend_TwoSamples_IsNone() => Assert.Null(MemoryTrend.PerHour([Sample(0, 1), Sample(10, 2)], static s => s.ResidentMb));

    [Fact]
    public void PaintDelay_HundredValues_AreTheirShares()
    {
        var delay = PaintDelay.Of(Enumerable.Range(1, 100).Reverse().Select(static i => (double)i));

        Assert.Equal(new PaintDelay(50, 95, 99, 100, 100), delay);
        Assert.Null(PaintDelay.Of([]));
    }

    [Theory]
    [InlineData(true, 2, 0, 10, true, true)]
    [InlineData(false, 2, 0, 10, true, false)]
    [InlineData(true, 1, 0, 10, true, false)]
    [InlineData(true, 2, 1, 10, true, false)]
    [InlineData(true, 2, 0, 11, true, false)]
    [InlineData(true, 2, 0, 10, false, false)]
    public void Result_OneNotLiveOrRefused_IsNotLive(bool isScreenLive, int alive, int refused, int renders, bool isAwake, bool isLive)
    {
        var sample = Sample(0, 1);
        var result = new LiveBenchResult(3, 1, 1, 1, null, 1, 0, 1, 0, refused, 0.1, 1, 1, sample, sample, 0, 0, 1, 0, 0, alive, isScreenLive, null, new SleeperSample(renders, isAwake), 10, []);

        Assert.Equal(isLive, result.IsLive);
    }

    [Fact]
    public async Task FastClock_Timer_ComesAsMuchEarlier()
    {
        var clock = new FastClock(100_000);
        var before = (clock.GetUtcNow(), clock.GetTimestamp(), Stopwatch.GetTimestamp());

        await Task.Delay(TimeSpan.FromHours(1), clock);

        Assert.True(clock.GetUtcNow() - before.Item1 >= TimeSpan.FromMinutes(30));
        Assert.True(clock.GetElapsedTime(before.Item2) >= TimeSpan.FromMinutes(30));
        Assert.True(Stopwatch.GetElapsedTime(before.Item3) < TimeSpan.FromMinutes(5));
    }

    // The pairing of what was accepted with what was painted, in the driver's own language.
    [Fact]
    public async Task Paint_RowsLateAndOvertaken_CountUntilTheyAreSeen()
    {
        var script = """
            import { Paint } from "./paint.mjs";
            const paint = new Paint();
            // 1 is painted 30 later, 2 before its sender heard of it, 3 is pushed out by 4, 5 waits.
            const first = paint.settle(new Map([[1, 1000], [2, 1050], [3, 1100], [4, 1200], [5, 5900]]), [{ at: 1030, numbers: [1] }, { at: 1040, numbers: [2] }, { at: 1260, numbers: [4] }], 6000);
            const second = paint.settle(new Map(), [{ at: 6100, numbers: [5] }], 6200);
            console.log(JSON.stringify({ first, second, overtaken: paint.overtaken, waiting: paint.waiting }));
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", script])
        {
            WorkingDirectory = DriverFolder(),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var said = JsonDocument.Parse(await node.StandardOutput.ReadToEndAsync()).RootElement;

        Assert.Equal([30, 0, 160, 60], said.GetProperty("first").EnumerateArray().Select(static e => e.GetInt32()));
        Assert.Equal([200], said.GetProperty("second").EnumerateArray().Select(static e => e.GetInt32()));
        Assert.Equal((1, 0), (said.GetProperty("overtaken").GetInt32(), said.GetProperty("waiting").GetInt32()));
    }

    [Fact]
    public void Driver_IsInTheProgramWhole()
    {
        var inside = typeof(BenchCommand).Assembly.GetManifestResourceNames().Where(static n => n.StartsWith("LiveBench/", StringComparison.Ordinal)).Select(static n => n["LiveBench/".Length..]);

        Assert.Equal(Directory.GetFiles(DriverFolder()).Select(Path.GetFileName).Order(StringComparer.Ordinal), inside.Order(StringComparer.Ordinal));
    }

    private static string DriverFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analytics.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "eng", "bench", "live");
    }

    private static MemorySample Sample(int seconds, double resident) => new(seconds, resident, 7, 0);

    private LiveBenchOptions OptionsOf(params string[] words) =>
        BenchLiveCommand.OptionsOf(RootCommandBuilder.Build().Parse(["bench", "live", "--chromium", _browser, .. words]));
}
