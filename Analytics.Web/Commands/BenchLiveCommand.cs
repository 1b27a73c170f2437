using System.CommandLine;
using Analytics.Web.Commands.Live;

namespace Analytics.Web.Commands;

/// <summary><c>bench live</c>: many readers of the live page while purchases come in, over real circuits and with one real browser.</summary>
internal static class BenchLiveCommand
{
    private const double UsualRate = 50;
    private const int UsualCircuits = 200;
    private const double UsualMinutes = 1;
    private const double DemoRate = 0.5;
    private const int CompressedCircuits = 10;
    private const double CompressedMinutes = 10;

    private static readonly Option<int?> Circuits = new("--circuits") { Description = "How many readers, each with a circuit of their own, 1 to 2,000; 200 unless given, 10 with --compressed-hours.", HelpName = "N" };

    private static readonly Option<double?> Rate = new("--rate") { Description = "Purchases a second, 0.1 to 1,000; 50 unless given. With --compressed-hours the demo's pace by its own clock, 0.5 unless given.", HelpName = "N" };

    private static readonly Option<double?> Minutes = new("--minutes") { Description = "How long to measure, 0.1 to 10,080; 1 unless given, 10 with --compressed-hours.", HelpName = "N" };

    private static readonly Option<double?> CompressedHours = new("--compressed-hours") { Description = "Let so many hours of the demo's stream, 1 to 1,000, pass in that time, by a faster clock.", HelpName = "N" };

    private static readonly Option<string> Chromium = new("--chromium") { Description = "The browser; by default /usr/bin/chromium.", HelpName = "FILE", DefaultValueFactory = static _ => "/usr/bin/chromium" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("live", "Let many read the live page while purchases come in: from accepted to painted, processor, memory; fails when a page is not live at the end. Needs Node, npm and Chromium.")
        {
            Circuits, Rate, Minutes, CompressedHours, Chromium,
        };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UsageException">It asks for what cannot be measured.</exception>
    internal static LiveBenchOptions OptionsOf(ParseResult parsed)
    {
        var hours = parsed.GetValue(CompressedHours);
        var options = new LiveBenchOptions(
            parsed.GetValue(Circuits) ?? (hours is null ? UsualCircuits : CompressedCircuits),
            parsed.GetValue(Rate) ?? (hours is null ? UsualRate : DemoRate),
            parsed.GetValue(Minutes) ?? (hours is null ? UsualMinutes : CompressedMinutes),
            hours,
            parsed.GetValue(Chromium)!,
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(10));
        return options is { Circuits: >= 1 and <= 2_000, Rate: >= 0.1 and <= 1_000, Minutes: >= 0.1 and <= 10_080, CompressedHours: null or (>= 1 and <= 1_000) }
            ? File.Exists(options.Chromium) ? options : throw new UsageException($"There is no browser at {options.Chromium}. Name Chromium with --chromium.")
            : throw new UsageException("--circuits takes 1 to 2,000, --rate 0.1 to 1,000, --minutes 0.1 to 10,080, --compressed-hours 1 to 1,000.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        var console = CommandConsole.Of(parsed);
        var folder = Directory.CreateTempSubdirectory("analytics-bench-");
        try
        {
            var result = await new LiveBench(options, console.Warn).RunAsync(folder.FullName, cancellationToken);
            console.WriteJson(result);
            if (!console.IsJson)
            {
                Print(console, result);
            }

            if (result.Problem is { } problem)
            {
                console.Warn("A circuit broke: " + problem);
            }

            return result.IsLive ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(CommandConsole console, LiveBenchResult result)
    {
        if (result.PaintedMs is { } painted)
        {
            console.Say(Text.Of($"Painted    {painted.P50,10:N0} ms after acceptance at the median, {painted.P95:N0} p95, {painted.P99:N0} p99, {painted.Most:N0} at most, of {painted.Count:N0}"));
        }

        console.Say(Text.Of($"Frames     {result.Frames,10:N1} a second with new rows; {result.Overtaken:N0} rows were overtaken by later ones"));
        console.Say(Text.Of($"Purchases  {result.Purchases,10:N0} stored, {result.Refused:N0} refused, {result.AskedToWait:N0} asked to wait"));
        console.Say(Text.Of($"Processor  {result.Cores,10:N2} cores; {result.BatchesPerCircuit:N1} renders and {result.KilobytesPerCircuit:N1} kB a second for each circuit"));
        console.Say(Text.Of($"Circuits   {result.AliveCircuits + (result.IsScreenLive ? 1 : 0),10:N0} of {result.Circuits:N0} live at the end"));
        console.Say(Text.Of($"Asleep     {result.Sleeper.Renders,10:N0} renders sent to a reader who acknowledged none, at most {result.SleeperLimit:N0}; {(result.Sleeper.IsAwake ? "live again" : "not live")} once it did"));
        console.Say(Text.Of($"A circuit  {result.ManagedPerCircuitMb,10:N2} MB of objects beyond the first, {result.ResidentPerCircuitMb:N2} MB of the process"));
        console.Say(Text.Of($"Memory     {result.AfterMb,10:N1} MB of objects at the end, {result.AllCircuits.ManagedMb:N1} at the beginning; {result.ManagedMbPerHour:N1} MB an hour over the last two thirds, {result.ResidentMbPerHour:N1} of the process"));
    }
}
