using System.Collections.Concurrent;
using System.Text.Json;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing;

/// <summary>
/// Attribution of imported paths and of events, divisions of budgets, experiments and changes that are kept. What takes long is kept for each version of the data. A
/// singleton; safe for concurrent use. All methods throw <see cref="StorageException"/>.
/// </summary>
public sealed class MarketingService(CampaignBook book, CampaignStore store, IEventLogs logs, ICustomerLabels? labels = null)
{
    private const int MostKept = 32;
    private Kept? _kept;

    /// <summary>The campaigns now.</summary>
    public Task<CampaignTable> TableAsync(CancellationToken cancellationToken = default) => book.ReadAsync(cancellationToken);

    /// <summary>Shares credit.</summary>
    /// <param name="options">How.</param>
    /// <param name="journeys">How paths are read from events; null for the imported paths.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="part">
    /// Filters on labels of customers: only their journeys count, by the labels of now. Imported paths name nobody and cannot be parted. What channels cost is
    /// of everybody: the report of a part has no costs.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">The question of events makes no sense, it names the field; or a segment is not there.</exception>
    public Task<AttributionReport> AttributeAsync(
        AttributionOptions options,
        JourneyQuery? journeys = null,
        IProgress<double>? progress = null,
        IReadOnlyList<Filter>? part = null,
        CancellationToken cancellationToken = default)
    {
        journeys?.Check();
        if (part is { Count: > 0 } && journeys is null)
        {
            throw new QueryException("paths", "Imported paths name nobody, so they cannot be kept to a part of the customers. Take those of events.");
        }

        var known = labels?.Current ?? CustomerLabelSet.Empty;
        var keeps = part is { Count: > 0 } ? known.Keeping(part) : null;
        return KeepAsync(new { options, journeys, events = journeys is null ? 0 : logs.Version, part, labels = keeps is null ? 0 : known.Version }, table =>
        {
            var read = journeys is null ? new JourneySet(Imported(table), 0, false) : JourneyReader.Read(logs.Hold(cancellationToken), journeys, keeps, cancellationToken);
            var result = AttributionEngine.Run(read.Paths, options, progress, cancellationToken);
            return new AttributionReport(
                result with { Warnings = [.. result.Warnings, .. read.Notes()] }, keeps is null ? table.CostByChannel() : new Dictionary<string, decimal>());
        }, cancellationToken);
    }

    /// <summary>How the customers whom filters on labels keep came by the channels of campaigns, and what they bought then, by the labels of now.</summary>
    /// <param name="journeys">What converts, for how long a visit counts, and on which days.</param>
    /// <param name="part">The filters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">The question makes no sense, it names the field; or a segment is not there.</exception>
    public Task<CampaignReachReport> ReachAsync(JourneyQuery journeys, IReadOnlyList<Filter> part, CancellationToken cancellationToken = default)
    {
        journeys.Check();
        var known = labels?.Current ?? CustomerLabelSet.Empty;
        var keeps = known.Keeping(part);
        return KeepAsync(
            new { reach = true, journeys, events = logs.Version, part, labels = known.Version },
            table => CampaignReach.Count(logs.Hold(cancellationToken), table, journeys, keeps, cancellationToken),
            cancellationToken);
    }

    /// <summary>Counts an experiment over the events.</summary>
    /// <param name="query">How sides and conversions are told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">It makes no sense; it names the field.</exception>
    public Task<ExposureCounts> CountAsync(ExposureQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        return Task.Run(() => ExposureCounter.Count(logs.Hold(cancellationToken), query, cancellationToken), cancellationToken);
    }

    /// <summary>Divides budgets.</summary>
    /// <param name="question">How.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">A part of the question cannot be; it names the field.</exception>
    public Task<OptimizationResult> OptimizeAsync(OptimizationQuestion question, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        KeepAsync(question, table => BudgetOptimizer.Run(table, question, progress, cancellationToken), cancellationToken);

    /// <summary>Writes down a campaign that was typed in.</summary>
    /// <param name="row">What is said of it.</param>
    /// <param name="isWhole">Whether what is null is to be empty; else it stays as it was.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">Something makes no sense; it names the field.</exception>
    public Task SaveCampaignAsync(CampaignRow row, bool isWhole, CancellationToken cancellationToken = default)
    {
        var known = CampaignRules.Check(row);
        return isWhole ? store.ReplaceAsync(known, cancellationToken) : store.AddAsync([known], cancellationToken);
    }

    /// <summary>Forgets what was said about a campaign; what it did stays.</summary>
    /// <returns>Whether there was something to forget.</returns>
    public async Task<bool> DeleteCampaignAsync(string id, CancellationToken cancellationToken = default)
    {
        if ((await store.ReadAsync(cancellationToken)).Campaigns.All(c => c.Id != id))
        {
            return false;
        }

        await store.DeleteAsync(id, cancellationToken);
        return true;
    }

    /// <summary>The experiments that are kept, the latest first.</summary>
    public async Task<IReadOnlyList<SavedExperiment>> ExperimentsAsync(CancellationToken cancellationToken = default) =>
    [
        .. (await store.DocumentsAsync(MarketingDocumentKind.Experiment, cancellationToken)).Select(static d =>
        {
            var plan = JsonSerializer.Deserialize<ExperimentPlan>(d.Json, JsonSerializerOptions.Web)!;
            return new SavedExperiment(d.Id, plan, plan.Judge(), d.CreatedBy, d.CreatedAt, d.ChangedAt);
        }),
    ];

    /// <summary>Keeps an experiment, or changes one.</summary>
    /// <exception cref="ExperimentException">Its counts or options make no sense.</exception>
    public async Task<SavedExperiment> SaveExperimentAsync(int? id, ExperimentPlan plan, string actor, CancellationToken cancellationToken = default)
    {
        plan = plan with { Name = (plan.Name ?? string.Empty).Trim() };
        if (plan.Name.Length is 0 or > ExperimentPlan.LongestName)
        {
            throw new ExperimentException($"Give the experiment a name of at most {ExperimentPlan.LongestName} characters.");
        }

        plan.Judge();
        var key = await store.SaveAsync(MarketingDocumentKind.Experiment, id, plan.Name, JsonSerializer.Serialize(plan, JsonSerializerOptions.Web), actor, cancellationToken);
        return (await ExperimentsAsync(cancellationToken)).First(e => e.Id == key);
    }

    /// <summary>Deletes an experiment, or brings it back.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteExperimentAsync(int id, bool restore = false, CancellationToken cancellationToken = default) =>
        store.DeleteAsync(MarketingDocumentKind.Experiment, id, restore, cancellationToken);

    /// <summary>The changes that were carried out, the latest first, with what became of them.</summary>
    public async Task<IReadOnlyList<SavedChange>> ChangesAsync(CancellationToken cancellationToken = default)
    {
        var table = await TableAsync(cancellationToken);
        return
        [
            .. (await store.DocumentsAsync(MarketingDocumentKind.BudgetChange, cancellationToken)).Select(d =>
            {
                var change = BudgetChange.FromJson(d.Json);
                return new SavedChange(d.Id, d.Name, change, ChangeComparison.Of(table, change), d.CreatedBy, d.CreatedAt);
            }),
        ];
    }

    /// <summary>Writes down that a division is carried out.</summary>
    /// <param name="result">The division.</param>
    /// <param name="start">The first day under it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">It moves nothing.</exception>
    public async Task<SavedChange> ImplementAsync(OptimizationResult result, DateOnly start, string name, string actor, CancellationToken cancellationToken = default)
    {
        var change = BudgetChange.Of(result, start);
        if (change.Lines.All(static l => Math.Abs(l.After - l.Before) < 0.005))
        {
            throw new QueryException("optimization", "This division moves nothing, so there is nothing to carry out.");
        }

        var id = await store.SaveAsync(MarketingDocumentKind.BudgetChange, null, name, change.ToJson(), actor, cancellationToken);
        return (await ChangesAsync(cancellationToken)).First(c => c.Id == id);
    }

    /// <summary>Deletes a change, or brings it back.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteChangeAsync(int id, bool restore = false, CancellationToken cancellationToken = default) =>
        store.DeleteAsync(MarketingDocumentKind.BudgetChange, id, restore, cancellationToken);

    private static TouchPath[] Imported(CampaignTable table) =>
    [
        .. table.Paths.Select(static p => new TouchPath(p.Path.Split(" > ", StringSplitOptions.TrimEntries), p.Conversions, (double)new Domain.Money(p.ValueUnits).Amount, p.Nulls)),
    ];

    private async Task<T> KeepAsync<T>(object question, Func<CampaignTable, T> compute, CancellationToken cancellationToken)
        where T : class
    {
        var table = await TableAsync(cancellationToken);
        var kept = _kept;
        if (kept?.Table != table)
        {
            _kept = kept = new Kept(table);
        }

        var key = typeof(T).Name + JsonSerializer.Serialize(question);
        if (kept.Answers.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var answer = await Task.Run(() => compute(table), cancellationToken);
        if (kept.Answers.Count >= MostKept)
        {
            kept.Answers.Clear();
        }

        kept.Answers[key] = answer;
        return answer;
    }

    private sealed record Kept(CampaignTable Table)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);
    }
}
