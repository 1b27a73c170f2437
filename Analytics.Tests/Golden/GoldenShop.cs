using System.Diagnostics;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Import;

namespace Analytics.Tests.Golden;

/// <summary>A real shop's file, imported as a user would into a database of its own, and a runner over it.</summary>
internal sealed class GoldenShop : IAsyncDisposable
{
    private readonly ImportFixture _import;
    private readonly FactStore _facts;

    private GoldenShop(ImportFixture import, FactStore facts, (TimeSpan Clock, TimeSpan Cpu) loaded)
    {
        _import = import;
        _facts = facts;
        Loaded = loaded;
        Runner = new QueryRunner(facts, () => ShopSettings.Default, new StillClock(), new StorageLineSource(import.Reader));
    }

    /// <summary>Keeps identified customers' lines.</summary>
    public static Filter Identified { get; } = new(Dimension.CustomerKind, ["anonymous"], Exclude: true);

    public QueryRunner Runner { get; }

    /// <summary>How long the Facts took to be read from Storage, by the clock and in this process's work on all cores.</summary>
    public (TimeSpan Clock, TimeSpan Cpu) Loaded { get; }

    public static async Task<GoldenShop> ImportAsync(string file)
    {
        var import = await ImportFixture.StartAsync();
        await import.ImportAsync(new ImportFile(SharedData.PathTo(file.Split('/'))));
        var facts = new FactStore(new StorageFactSource(import.Reader, import.State));
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        await facts.LoadAsync();
        return new GoldenShop(import, facts, (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu));
    }

    /// <summary>A reference table's rows below its header, as cells.</summary>
    public static string[][] Reference(string name) =>
        [.. File.ReadAllLines(SharedData.PathTo("reference", name)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];

    /// <summary>A reference's number.</summary>
    public static decimal Number(string cell) => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Money as the references have it, to the cent.</summary>
    public static decimal Cents(decimal? money) => decimal.Round(money!.Value, 2);

    /// <summary>The answer's values by the first dimension's key.</summary>
    public async Task<Dictionary<string, decimal[]>> RowsAsync(Dimension by, IReadOnlyList<Filter> filters, params Measure[] measures)
    {
        var result = await Runner.RunAsync(new AnalyticsQuery { Measures = measures, By = [by], Filters = filters });
        return result.Rows.ToDictionary(r => r.Keys[0].Key, r => r.Values.Select(v => v.Value!.Value).ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        _facts.Dispose();
        await _import.DisposeAsync();
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
