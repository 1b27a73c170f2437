using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import.Checking;
using Analytics.Core.Import.Mapping;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Import.Writing;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Core.Import;

/// <summary>The steps of an import over Storage. A singleton; safe for concurrent use.</summary>
public sealed class ImportService : IImportService
{
    private readonly BatchStore _batches;
    private readonly SettingsStore _settings;
    private readonly ConsentStore _consents;
    private readonly TimeProvider _clock;
    private readonly SavedMappingStore _mappings;
    private readonly QuarantineDesk _quarantine;
    private readonly BatchFiller _filler;
    private readonly WorkFolder _folder;

    /// <summary>Makes the service.</summary>
    /// <param name="batches">Where rows go.</param>
    /// <param name="contexts">Where mappings are kept.</param>
    /// <param name="settings">The shop's time zone.</param>
    /// <param name="consents">Whose events are not to be recorded.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="refreshFacts">Makes Facts look at Storage again; called after each commit and undo.</param>
    /// <param name="workFolder">The folder for working files of large checks; one of the operating system's own when null. What killed processes left there is removed.</param>
    /// <param name="logger">Told what went wrong after a commit.</param>
    public ImportService(
        BatchStore batches,
        IDbContextFactory<AnalyticsDbContext> contexts,
        SettingsStore settings,
        ConsentStore consents,
        TimeProvider clock,
        Func<CancellationToken, Task> refreshFacts,
        string? workFolder = null,
        ILogger<ImportService>? logger = null)
    {
        _batches = batches;
        _settings = settings;
        _consents = consents;
        _clock = clock;
        _mappings = new SavedMappingStore(contexts, clock);
        _quarantine = new QuarantineDesk(batches);
        _filler = new BatchFiller(
            batches,
            cancellationToken =>
            {
                // A batch may bring what people said, or take it back.
                consents.LookAgain();
                return refreshFacts(cancellationToken);
            },
            clock,
            logger ?? NullLogger<ImportService>.Instance);
        _folder = workFolder is null ? WorkFolder.Default : new WorkFolder(workFolder);
        _folder.Sweep(clock.GetUtcNow());
    }

    /// <inheritdoc />
    public IReadOnlyList<ImportPreset> Presets { get; } = [.. Mapping.Presets.All.Select(p => p.Preset)];

    /// <inheritdoc />
    public Task<FilePreview> InspectAsync(
        ImportFile file, InspectOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            options ??= new InspectOptions();
            var (facts, profile) = await Task.Run(
                () =>
                {
                    var found = FactsOf(file, progress, cancellationToken);
                    var layout = LayoutSniffer.Sniff(found, options, LatestYear);
                    return (found, ProfileOf(file, found, layout, progress, cancellationToken));
                },
                cancellationToken);
            var blank = new ImportPlan { Kind = options.Kind, Layout = profile.Layout, Columns = profile.Names, Fields = [] };
            var headerSha256 = HeaderHash.Of(blank);
            var saved = await _mappings.ForAsync(headerSha256, options.MappingName, cancellationToken);
            var plan = PlanSuggester.Suggest(profile, options, saved);
            return PreviewBuilder.Build(
                file.Name,
                facts,
                profile,
                PlanResolver.Resolve(plan, profile),
                [.. saved.Where(m => m.HeaderSha256 == headerSha256).Select(m => m.Name)],
                await FindSameAsync(facts.Sha256, cancellationToken));
        });

    /// <inheritdoc />
    public Task<QualityReport> CheckAsync(
        ImportFile file, ImportPlan plan, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            var started = _clock.GetTimestamp();
            RequireFields(plan);
            var report = await Task.Run(() => Check(file, plan, started, progress, cancellationToken), cancellationToken);
            return report with { SameFile = await FindSameAsync(report.Sha256, cancellationToken) };
        });

    /// <inheritdoc />
    public Task<ImportOutcome> CommitAsync(
        ImportFile file, ImportPlan plan, QualityReport report, string actor, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            if (!IsReportFor(plan, report))
            {
                report = await CheckAsync(file, plan, progress, cancellationToken);
            }

            plan = report.Plan with { DropDuplicates = plan.DropDuplicates, LeaveOutStreamed = plan.LeaveOutStreamed, AllowSameFile = plan.AllowSameFile, MappingName = plan.MappingName };
            if (!plan.AllowSameFile && await FindSameAsync(report.Sha256, cancellationToken) is { } same)
            {
                throw new ImportException(
                    ImportError.SameFile,
                    $"This very file was imported before, as batch {same.BatchId} ({same.SourceName}). Nothing was changed. Import it again only if it shall count twice; on the command line say --again.");
            }

            return await Task.Run(() => WriteFileAsync(file, plan, report, actor, progress, cancellationToken), cancellationToken);
        });

    /// <inheritdoc />
    public Task UndoAsync(int batchId, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            await _batches.UndoAsync(batchId, cancellationToken);
            await _filler.RefreshFactsAsync();
            return true;
        });

    /// <inheritdoc />
    public Task<QualityReport?> ReportAsync(int batchId, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () => await GetBatchAsync(batchId, cancellationToken) is { ReportJson: { } json } ? ReadReport(json) : null);

    /// <inheritdoc />
    public Task SaveMappingAsync(string name, ImportPlan plan, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            await _mappings.SaveAsync(name, plan, cancellationToken);
            return true;
        });

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> SavedMappingsAsync(CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(() => _mappings.NamesAsync(cancellationToken));

    /// <inheritdoc />
    public Task DeleteMappingAsync(string name, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            await _mappings.DeleteAsync(name, cancellationToken);
            return true;
        });

    /// <inheritdoc />
    public Task<IReadOnlyList<QuarantinedRow>> QuarantinedAsync(int batchId, int skip, int take, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(() => _batches.QuarantinedAsync(batchId, skip, take, cancellationToken));

    /// <inheritdoc />
    public Task<long> WriteQuarantinedCsvAsync(int batchId, Stream target, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            var report = await RequireReportAsync(batchId, cancellationToken);
            return await _quarantine.WriteCsvAsync(batchId, report.Plan.Columns, target, cancellationToken);
        });

    /// <inheritdoc />
    public Task<ImportOutcome> RetryAsync(int batchId, IReadOnlyList<CorrectedRow> rows, string actor, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            var report = await RequireReportAsync(batchId, cancellationToken);
            var waiting = await _quarantine.FindAsync(batchId, rows, cancellationToken);
            return await Task.Run(() => WriteCorrectedAsync(batchId, report, waiting, actor, cancellationToken), cancellationToken);
        });

    /// <inheritdoc />
    public Task<ImportOutcome> RetryFileAsync(int batchId, ImportFile file, string actor, CancellationToken cancellationToken = default) =>
        Errors.ClearAsync(async () =>
        {
            var facts = FactsOf(file, null, cancellationToken);
            var layout = LayoutSniffer.Sniff(facts, new InspectOptions { HasHeader = true }, LatestYear);
            var meter = Meter(ImportPhase.Inspecting, facts.Bytes, null);
            await using var text = TextSource.OpenText(file.Path, facts.IsCompressed, meter);
            return await RetryAsync(batchId, QuarantineDesk.ReadCorrections(text, layout), actor, cancellationToken);
        });

    private static bool IsReportFor(ImportPlan plan, QualityReport report)
    {
        var checkedPlan = report.Plan;
        return (report.DuplicateRows is not null || !plan.DropDuplicates)
            && (report.StreamedRowBits is not null || !plan.LeaveOutStreamed)
            && plan.Kind == checkedPlan.Kind
            && plan.Fields.Order(FieldOrder).SequenceEqual(checkedPlan.Fields.Order(FieldOrder))
            && (plan.DateFormat is null || DateFormats.Normalise(plan.DateFormat) == checkedPlan.DateFormat)
            && (plan.DecimalSign is null || plan.DecimalSign == checkedPlan.DecimalSign)
            && plan.Layout with { Widths = null } == checkedPlan.Layout with { Widths = null }
            && (plan.Layout.Widths ?? []).SequenceEqual(checkedPlan.Layout.Widths ?? []);
    }

    private static readonly Comparer<FieldMapping> FieldOrder = Comparer<FieldMapping>.Create((a, b) => a.Field.CompareTo(b.Field));

    private static void RequireFields(ImportPlan plan)
    {
        var missing = ImportFields.Missing(plan.Kind, plan.Fields.Select(f => f.Field));
        if (missing.Count > 0)
        {
            // One that means nothing yet.
            var free = Math.Max(0, Enumerable.Range(0, plan.Columns.Count).Where(i => plan.Fields.All(f => f.Column != i)).Append(-1).First());
            throw new ImportException(
                ImportError.BadPlan,
                $"Say which column is {string.Join(", and which is ", missing)}: --map field=column, for example --map {Example(missing[0])}=\"{plan.Columns[free]}\". The file has: {string.Join(", ", plan.Columns.Take(20))}.");
        }

        static string Example(string missing) => missing.Split(' ')[0];
    }

    private static QualityReport? ReadReport(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<QualityReport>(json, ImportJson.Options);
        }
        catch (JsonException)
        {
            // A batch of another kind keeps another report.
            return null;
        }
    }

    private QualityReport Check(ImportFile file, ImportPlan plan, long started, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var facts = FactsOf(file, progress, cancellationToken);
        var profile = ProfileOf(file, facts, plan.Layout, progress, cancellationToken);
        var resolved = PlanResolver.Resolve(plan with { Columns = profile.Names }, profile);
        resolved.RequireDecided();
        var rules = Rules(resolved.Plan, resolved.TrimIdDecimals, facts.Sha256);
        using var checker = new RowChecker(rules, _folder, StreamedOrders(resolved.Plan));
        var meter = Meter(ImportPhase.Checking, facts.Bytes, progress);
        using var reader = new RecordReader(TextSource.OpenText(file.Path, facts.IsCompressed, meter), resolved.Plan.Layout);
        var result = checker.Check(reader, meter, cancellationToken);
        meter.Report();
        return ReportBuilder.Build(file.Name, facts, resolved, rules, result, _clock.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<ImportOutcome> WriteFileAsync(
        ImportFile file, ImportPlan plan, QualityReport report, string actor, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var facts = FactsOf(file, progress, cancellationToken);
        RequireUnchanged(facts.Sha256 == report.Sha256);
        var rules = Rules(plan, report.IdsWithoutDecimals.ToHashSet(), facts.Sha256);
        var meter = Meter(ImportPhase.Writing, facts.Bytes, progress);
        var draft = new BatchDraft(plan.Kind, file.Name, actor, facts.Sha256, plan.MappingName);
        report = report with { Plan = plan };
        return await _filler.WriteAsync(draft, report, report.Seconds, started, rules, BitMap.Union(plan.DropDuplicates ? report.DuplicateRows : null, plan.LeaveOutStreamed ? report.StreamedRowBits : null), async (rows, writer) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var raw = new MeteredStream(TextSource.OpenRaw(file.Path), meter, hash);
            using (var reader = new RecordReader(TextSource.Unpack(new UndisposedStream(raw), facts.IsCompressed), plan.Layout))
            {
                await rows.WriteAsync(reader, writer, meter, cancellationToken);
                await raw.CopyToAsync(Stream.Null, cancellationToken);
                RequireUnchanged(Convert.ToHexStringLower(hash.GetHashAndReset()) == report.Sha256);
                Meter(ImportPhase.Committing, facts.Bytes, progress).Report();
                return reader.Row + 1;
            }
        }, null, cancellationToken);
    }

    private async Task<ImportOutcome> WriteCorrectedAsync(
        int batchId, QualityReport first, IReadOnlyList<(QuarantinedRow Row, CorrectedRow Correction)> rows, string actor, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        using var text = QuarantineDesk.ToCsv(rows.Select(r => r.Correction.Cells));
        var plan = first.Plan with { Layout = new FileLayout("utf-8", ColumnSeparator.Comma, HasHeader: false), DropDuplicates = false, LeaveOutStreamed = false };
        var rules = Rules(plan, first.IdsWithoutDecimals.ToHashSet(), first.Sha256) with { Lines = [.. rows.Select(r => r.Row.SourceLine)] };
        var draft = new BatchDraft(plan.Kind, $"{first.FileName} (corrected, batch {batchId})", actor, null, plan.MappingName);
        var meter = Meter(ImportPhase.Writing, text.Length, null);
        var report = first with { Rows = rows.Count, Problems = [], RowsQuarantined = 0, Duplicates = 0, StreamedRows = 0, StreamedDuplicates = 0, StreamedOrders = 0, RowsNotTracked = 0, SameFile = null };
        return await _filler.WriteAsync(draft, report, 0, started, rules, null, async (writing, writer) =>
        {
            using var reader = new RecordReader(text, plan.Layout);
            await writing.WriteAsync(reader, writer, meter, cancellationToken);
            return reader.Row + 1;
        }, rows.Select(r => r.Row.Id).ToList(), cancellationToken);
    }

    // Hashes, 16 bytes an order: what a shop has streamed may be more than the file.
    private HashSet<UInt128> StreamedOrders(ImportPlan plan)
    {
        var streamed = new HashSet<UInt128>();
        if (plan.Kind == BatchKind.Purchases && plan.ColumnOf(ImportField.OrderId) is not null)
        {
            _batches.ReadStreamedOrders(order => streamed.Add(ContentHash.Of(order)));
        }

        return streamed;
    }

    private static void RequireUnchanged(bool isUnchanged)
    {
        if (!isUnchanged)
        {
            throw new ImportException(ImportError.FileChanged, "The file changed since it was checked. Nothing was imported; check it again.");
        }
    }

    private int LatestYear => _clock.GetUtcNow().Year + 1;

    private ReadRules Rules(ImportPlan plan, IReadOnlySet<ImportField> trim, string sha256) =>
        new(plan, trim, new ShopClock(_settings.Shop.TimeZone), _clock.GetUtcNow(), sha256[..12], _consents.Withdrawn());

    private ProgressMeter Meter(ImportPhase phase, long bytes, IProgress<ImportProgress>? progress) => new(phase, bytes, progress, _clock);

    private FileFacts FactsOf(ImportFile file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        file.Knowledge.Facts(
            file.Path,
            () => FileProbe.Read(file.Path, Meter(ImportPhase.Inspecting, File.Exists(file.Path) ? new FileInfo(file.Path).Length : 0, progress), cancellationToken));

    private FileProfile ProfileOf(ImportFile file, FileFacts facts, FileLayout layout, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        file.Knowledge.Profile(layout, () =>
        {
            var meter = Meter(ImportPhase.Inspecting, facts.Bytes, progress);
            var text = TextSource.OpenText(file.Path, facts.IsCompressed, meter);
            return FileProfiler.Read(text, layout, LatestYear, meter, cancellationToken);
        });

    private async Task<EarlierImport?> FindSameAsync(string sha256, CancellationToken cancellationToken) =>
        await _batches.FindBySha256Async(sha256, cancellationToken) is { } batch
            ? new EarlierImport(batch.Id, batch.SourceName, batch.CommittedAt, batch.CreatedBy)
            : null;

    private async Task<ImportBatch> GetBatchAsync(int batchId, CancellationToken cancellationToken) =>
        await _batches.GetAsync(batchId, cancellationToken)
            ?? throw new ImportException(ImportError.NoSuchBatch, $"There is no batch {batchId}.");

    private async Task<QualityReport> RequireReportAsync(int batchId, CancellationToken cancellationToken)
    {
        var batch = await GetBatchAsync(batchId, cancellationToken);
        return batch is { Status: BatchStatus.Committed, ReportJson: { } json } && ReadReport(json) is { } report
            ? report
            : throw new ImportException(ImportError.NoSuchBatch, $"Batch {batchId} is no import of a file that still counts.");
    }
}
