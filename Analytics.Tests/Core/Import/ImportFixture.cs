using System.Text;
using Analytics.Core.Import;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Analytics.Tests.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Import;

/// <summary>An import service over a database of its own, with a clock that stands still in 2026.</summary>
internal sealed class ImportFixture : IAsyncDisposable
{
    private readonly StorageFixture _storage;
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-import-test-").FullName;

    private ImportFixture(StorageFixture storage)
    {
        _storage = storage;
        Service = new ImportService(
            storage.Batches,
            storage.Get<IDbContextFactory<AnalyticsDbContext>>(),
            storage.Get<SettingsStore>(),
            storage.Get<ConsentStore>(),
            new StillClock(),
            _ =>
            {
                Refreshes++;
                return Refresh();
            });
    }

    public ImportService Service { get; }

    public StorageFixture Storage => _storage;

    public BatchStore Batches => _storage.Batches;

    public T Get<T>()
        where T : notnull => _storage.Get<T>();

    public SettingsStore Settings => _storage.Get<SettingsStore>();

    public CampaignStore Campaigns => _storage.Get<CampaignStore>();

    public EventReader Events => _storage.Get<EventReader>();

    public LineReader Reader => _storage.Reader;

    public DataStateStore State => _storage.State;

    /// <summary>What Facts do when they are told to look again.</summary>
    public Func<Task> Refresh { get; set; } = static () => Task.CompletedTask;

    /// <summary>How often Facts were told to look again.</summary>
    public int Refreshes { get; private set; }

    public static async Task<ImportFixture> StartAsync() => new(await StorageFixture.StartAsync());

    /// <summary>A file with this text in UTF-8.</summary>
    public ImportFile File(string text, string name = "shop.csv") => File(Encoding.UTF8.GetBytes(text), name);

    /// <summary>A file with these bytes.</summary>
    public ImportFile File(byte[] bytes, string name = "shop.csv")
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        System.IO.File.WriteAllBytes(path, bytes);
        return new ImportFile(path, name);
    }

    /// <summary>Inspects, checks and commits with what is suggested.</summary>
    public async Task<ImportOutcome> ImportAsync(ImportFile file, InspectOptions? options = null, Func<ImportPlan, ImportPlan>? change = null)
    {
        var preview = await Service.InspectAsync(file, options);
        var plan = change is null ? preview.SuggestedPlan : change(preview.SuggestedPlan);
        var report = await Service.CheckAsync(file, plan);
        return await Service.CommitAsync(file, plan, report, "tester");
    }

    /// <summary>All lines in the database, committed or not.</summary>
    public async Task<int> CountLinesAsync()
    {
        await using var context = await _storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        return await context.PurchaseLines.CountAsync();
    }

    /// <summary>A context on the database.</summary>
    public Task<AnalyticsDbContext> ContextAsync() => _storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
