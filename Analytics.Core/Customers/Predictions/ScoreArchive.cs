using System.Text.Json;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Customers;

/// <summary>Computations of scores as Storage keeps them, with the settings that go with them. What cannot be read counts as not there, and is logged.</summary>
internal sealed class ScoreArchive(PredictionStore store, SettingsStore settings, ICustomerHistoryQueries histories, ILogger? logger)
{
    /// <summary>The runs whose headers can be read, the newest first, and whether their scores are kept.</summary>
    public async Task<List<(ScoringRun Run, bool HasScores)>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(cancellationToken)).Select(stored => (Run: Header(stored), stored.HasColumns)).Where(static r => r.Run is not null).Select(static r => (r.Run!, r.HasColumns)),
    ];

    /// <summary>The key of the newest run; 0 while there is none.</summary>
    public Task<int> NewestAsync(CancellationToken cancellationToken) => store.NewestAsync(cancellationToken);

    /// <summary>The keys of the runs whose scores are kept, the newest first.</summary>
    public async Task<IReadOnlyList<int>> KeptAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Where(static stored => stored.HasColumns).Select(static stored => stored.Id)];

    /// <summary>Those of the runs that are there still: what a demo's sales told goes with the demo. All of them where Storage cannot be asked.</summary>
    public async Task<IReadOnlyList<ScoringRun>> StillThereAsync(IReadOnlyList<ScoringRun> runs, CancellationToken cancellationToken)
    {
        try
        {
            var there = (await store.ListAsync(cancellationToken)).Select(static stored => stored.Id).ToHashSet();
            return [.. runs.Where(run => there.Contains(run.Id))];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Scores can be computed all the same; that they cannot be stored is said then.
            logger?.LogWarning(error, "The runs that are stored could not be read");
            return runs;
        }
    }

    /// <summary>The scores of a run, with next steps by <paramref name="actions"/>; null where they are not kept or cannot be read.</summary>
    public async Task<CustomerScores?> ReadAsync(ScoringRun run, IReadOnlyList<ActionRule> actions, CancellationToken cancellationToken) =>
        await store.ReadColumnsAsync(run.Id, cancellationToken) is { } block
        && await Task.Run(() => ScoreCodec.TryRead(block), cancellationToken) is { } read
        && read.Columns.Count == run.Customers
            ? await Task.Run(() => ScoringEngine.WithActions(run, read.Columns, actions, read.Recommender), cancellationToken)
            : null;

    /// <summary>Stores the scores, fills earlier outlooks in with what came since, and lets runs go that nobody misses.</summary>
    /// <returns>The scores with their key, and the runs that are there now, the newest first.</returns>
    public async Task<(CustomerScores Scores, IReadOnlyList<ScoringRun> Runs)> KeepAsync(CustomerScores scores, IReadOnlyList<ScoringRun> runs, CancellationToken cancellationToken)
    {
        var earlier = await OutlookKeeper.FillAsync(runs, scores, histories, cancellationToken);
        var block = await Task.Run(() => ScoreCodec.Write(scores.Columns, scores.Recommendations), cancellationToken);
        var id = await store.AddAsync(scores.Run.FittedAt, scores.DataVersion, JsonSerializer.Serialize(scores.Run, ScoreJson.Options), block, cancellationToken);
        foreach (var run in earlier.Where(run => runs.All(r => !ReferenceEquals(r, run))))
        {
            await store.UpdateAsync(run.Id, JsonSerializer.Serialize(run, ScoreJson.Options), null, cancellationToken);
        }

        var kept = new CustomerScores(scores.Run with { Id = id }, scores.Columns, scores.Actions, scores.Recommendations);
        ScoringRun[] all = [kept.Run, .. earlier];
        var dropped = OutlookKeeper.Superfluous(all);
        await store.RemoveAsync(dropped, cancellationToken);
        return (kept, [.. all.Where(run => !dropped.Contains(run.Id))]);
    }

    /// <summary>A setting; null where there is none.</summary>
    public T? Setting<T>(string key)
        where T : class
    {
        try
        {
            return settings.Get<JsonElement?>(key)?.Deserialize<T>(ScoreJson.Options);
        }
        catch (JsonException error)
        {
            logger?.LogWarning(error, "The setting {Key} cannot be read; the default holds.", key);
            return null;
        }
    }

    /// <summary>Stores a setting; null removes it.</summary>
    public Task StoreAsync<T>(string key, T? value, CancellationToken cancellationToken)
        where T : class =>
        settings.SetAsync<JsonElement?>(key, value is null ? null : JsonSerializer.SerializeToElement(value, ScoreJson.Options), cancellationToken: cancellationToken);

    private ScoringRun? Header(StoredPrediction stored)
    {
        try
        {
            return JsonSerializer.Deserialize<ScoringRun>(stored.HeaderJson, ScoreJson.Options) is { } run ? run with { Id = stored.Id } : null;
        }
        catch (JsonException error)
        {
            logger?.LogWarning(error, "The header of stored scores {Id} cannot be read; it is left out.", stored.Id);
            return null;
        }
    }
}
