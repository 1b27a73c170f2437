using Analytics.Core.Domain;

namespace Analytics.Core.Import;

/// <summary>
/// The steps of an import, the same for the page and the command line: inspect, check, commit; and afterwards undo, and the
/// quarantine. Writing to the audit log is the caller's part. Every method throws <see cref="ImportException"/> with a message
/// for people, and <see cref="OperationCanceledException"/> when cancelled; both leave the data as it was.
/// </summary>
public interface IImportService
{
    /// <summary>The presets that come with the program.</summary>
    IReadOnlyList<ImportPreset> Presets { get; }

    /// <summary>Finds out what the file is and suggests how to read it. Writes nothing.</summary>
    Task<FilePreview> InspectAsync(
        ImportFile file, InspectOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads every row as the plan says and reports what would happen. Writes nothing. Throws <see cref="ImportError.Ambiguous"/>
    /// when the plan leaves the date format or the decimal sign open and the whole file does not decide.
    /// </summary>
    Task<QualityReport> CheckAsync(
        ImportFile file, ImportPlan plan, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes the file as one batch, whole or not at all, and makes Facts take it up. The plan may differ from the report's in
    /// <see cref="ImportPlan.DropDuplicates"/>, <see cref="ImportPlan.LeaveOutStreamed"/> and <see cref="ImportPlan.AllowSameFile"/>; for anything else check again first.
    /// Throws <see cref="ImportError.SameFile"/> when the file was imported before and the plan does not allow it again.
    /// </summary>
    /// <param name="file">The checked file.</param>
    /// <param name="plan">How to read it.</param>
    /// <param name="report">What the check said.</param>
    /// <param name="actor">Who imports: an account's name, or <c>cli</c>.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it; nothing stays behind.</param>
    Task<ImportOutcome> CommitAsync(
        ImportFile file, ImportPlan plan, QualityReport report, string actor,
        IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a committed batch back whole, and makes Facts let go of it.</summary>
    Task UndoAsync(int batchId, CancellationToken cancellationToken = default);

    /// <summary>The report that was kept with a batch; null when it has none.</summary>
    Task<QualityReport?> ReportAsync(int batchId, CancellationToken cancellationToken = default);

    /// <summary>Keeps a plan under a name, to be offered for files with the same header; the same name is overwritten.</summary>
    Task SaveMappingAsync(string name, ImportPlan plan, CancellationToken cancellationToken = default);

    /// <summary>Names of all saved mappings, in order of name.</summary>
    Task<IReadOnlyList<string>> SavedMappingsAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets a saved mapping; nothing happens when there is none.</summary>
    Task DeleteMappingAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>One page of a batch's quarantined rows, in the order of the file.</summary>
    Task<IReadOnlyList<QuarantinedRow>> QuarantinedAsync(int batchId, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a batch's waiting quarantined rows as CSV (UTF-8 with mark): key, line, field, reason, then the source's columns.
    /// Text that a spreadsheet would run as a formula is escaped.
    /// </summary>
    /// <returns>How many rows were written.</returns>
    Task<long> WriteQuarantinedCsvAsync(int batchId, Stream target, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports corrected rows of a batch's quarantine as a batch of their own, read by the first batch's plan. Rows that still
    /// cannot be read stay where they are.
    /// </summary>
    Task<ImportOutcome> RetryAsync(
        int batchId, IReadOnlyList<CorrectedRow> rows, string actor, CancellationToken cancellationToken = default);

    /// <summary>The same, from a file that <see cref="WriteQuarantinedCsvAsync"/> wrote and a person corrected.</summary>
    Task<ImportOutcome> RetryFileAsync(
        int batchId, ImportFile file, string actor, CancellationToken cancellationToken = default);
}
