using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Tests.Fakes;

/// <summary>An import that does what a test tells it, and remembers what it was asked.</summary>
public sealed class FakeImportService : IImportService
{
    public List<string> Calls { get; } = [];

    public Func<InspectOptions, Task<FilePreview>> OnInspect { get; set; } = _ => Task.FromResult(ImportSamples.Preview());

    public Func<ImportPlan, IProgress<ImportProgress>?, CancellationToken, Task<QualityReport>> OnCheck { get; set; } =
        (plan, _, _) => Task.FromResult(ImportSamples.Report(plan));

    public Func<ImportPlan, IProgress<ImportProgress>?, CancellationToken, Task<ImportOutcome>> OnCommit { get; set; } =
        (_, _, _) => Task.FromResult(ImportSamples.Outcome());

    public Func<int, Task> OnUndo { get; set; } = _ => Task.CompletedTask;

    public Func<IReadOnlyList<CorrectedRow>, Task<ImportOutcome>> OnRetry { get; set; } = _ => Task.FromResult(ImportSamples.Outcome());

    public List<QuarantinedRow> Quarantine { get; } = [];

    public QualityReport? KeptReport { get; set; }

    public IReadOnlyList<ImportPreset> Presets { get; } = [new("online-retail", "Invoices"), new("cdnow", "CDs")];

    public Task<FilePreview> InspectAsync(ImportFile file, InspectOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Calls.Add($"inspect {options}");
        return OnInspect(options ?? new InspectOptions());
    }

    public Task<QualityReport> CheckAsync(ImportFile file, ImportPlan plan, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Calls.Add("check");
        return OnCheck(plan, progress, cancellationToken);
    }

    public Task<ImportOutcome> CommitAsync(
        ImportFile file, ImportPlan plan, QualityReport report, string actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Calls.Add($"commit {actor} drop={plan.DropDuplicates} again={plan.AllowSameFile}");
        return OnCommit(plan, progress, cancellationToken);
    }

    public Task UndoAsync(int batchId, CancellationToken cancellationToken = default)
    {
        Calls.Add($"undo {batchId}");
        return OnUndo(batchId);
    }

    public Task<QualityReport?> ReportAsync(int batchId, CancellationToken cancellationToken = default) => Task.FromResult(KeptReport);

    public Task SaveMappingAsync(string name, ImportPlan plan, CancellationToken cancellationToken = default)
    {
        Calls.Add($"save {name}");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> SavedMappingsAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task DeleteMappingAsync(string name, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<QuarantinedRow>> QuarantinedAsync(int batchId, int skip, int take, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<QuarantinedRow>>([.. Quarantine.Where(row => row.BatchId == batchId).Skip(skip).Take(take)]);

    public async Task<long> WriteQuarantinedCsvAsync(int batchId, Stream target, CancellationToken cancellationToken = default)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes("key,line\r\n"), cancellationToken);
        return Quarantine.Count;
    }

    public Task<ImportOutcome> RetryAsync(int batchId, IReadOnlyList<CorrectedRow> rows, string actor, CancellationToken cancellationToken = default)
    {
        Calls.Add($"retry {batchId} by {actor}: {string.Join("; ", rows.Select(row => $"{row.QuarantinedRowId}={string.Join('|', row.Cells)}"))}");
        return OnRetry(rows);
    }

    public async Task<ImportOutcome> RetryFileAsync(int batchId, ImportFile file, string actor, CancellationToken cancellationToken = default)
    {
        Calls.Add($"return {batchId} by {actor}: {file.Name} {await File.ReadAllTextAsync(file.Path, cancellationToken)}");
        return await OnRetry([]);
    }
}
