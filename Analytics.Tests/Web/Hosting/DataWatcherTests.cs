using Analytics.Core.Facts;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Web.Hosting;

public sealed class DataWatcherTests
{
    [Fact]
    public async Task Execute_RefreshFails_SaysSoOnceAndGoesOn()
    {
        await using var storage = await StorageFixture.StartAsync();
        var source = new FailingSource(new StorageFactSource(storage.Reader, storage.State));
        using var facts = new FactStore(source);
        var startup = new DataStartup(storage.Get<DatabaseStartup>(), null!, facts, storage.Get<AuditLog>());
        await startup.LoadFactsAsync();
        var log = new CountingLogger();
        using var watcher = new DataWatcher(startup, storage.State, facts, storage.Get<SettingsStore>(), TimeProvider.System, log);
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        source.IsFailing = true;

        await watcher.StartAsync(default);
        await Eventually.TrueAsync(() => source.Failures >= 2);
        Assert.Equal(1, log.Errors);
        Assert.False(watcher.ExecuteTask!.IsCompleted);
        source.IsFailing = false;
        await Eventually.TrueAsync(() => facts.Current.LineCount == 1);

        await watcher.StopAsync(default);
        Assert.False(watcher.ExecuteTask.IsFaulted);
    }

    private sealed class FailingSource(IFactSource source) : IFactSource
    {
        private int _failures;

        public volatile bool IsFailing;

        public int Failures => _failures;

        public (Guid DatabaseId, long Version, long Stamp, long StreamVersion) ReadStamp()
        {
            if (IsFailing)
            {
                Interlocked.Increment(ref _failures);
                throw new InvalidOperationException("Not this time.");
            }

            return source.ReadStamp();
        }

        public IReadOnlyList<BatchFacts> ReadBatches() => source.ReadBatches();

        public void ReadAttributes(FactWriter writer, bool onlyNew, CancellationToken cancellationToken) => source.ReadAttributes(writer, onlyNew, cancellationToken);

        public void ReadLines(BatchFacts batch, long afterRowId, FactWriter writer, CancellationToken cancellationToken) =>
            source.ReadLines(batch, afterRowId, writer, cancellationToken);

        public void ReadCorrections(long afterVersion, FactWriter writer, CancellationToken cancellationToken) => source.ReadCorrections(afterVersion, writer, cancellationToken);
    }

    private sealed class CountingLogger : ILogger<DataWatcher>
    {
        private int _errors;

        public int Errors => _errors;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
            {
                Interlocked.Increment(ref _errors);
            }
        }
    }
}
