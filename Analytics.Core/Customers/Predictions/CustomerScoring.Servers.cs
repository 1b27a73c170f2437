using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Customers;

/// <content>Several servers on one database: one computes at a time, and the others take up what it stored.</content>
public sealed partial class CustomerScoring
{
    /// <summary>The name of the turn that whoever computes holds.</summary>
    internal const string Turn = "customers' scores";

    private (int? Hold, int Newest) _seen;

    /// <summary>
    /// Shows what another process has stored since, and what somebody went back to elsewhere. Does nothing while nothing is new, which one small question tells.
    /// </summary>
    /// <returns>Whether other scores are shown now.</returns>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var hold = _archive.Setting<ScoringHold>(HoldKey);
            var there = (Hold: hold?.Id, Newest: await _archive.NewestAsync(cancellationToken));
            if (there == _seen || (there.Hold == _hold?.Id && there.Newest <= Newest(_runs)))
            {
                return false;
            }

            var runs = await _archive.ListAsync(cancellationToken);
            ScoringRun[] kept = [.. runs.Where(static r => r.HasScores).Select(static r => r.Run)];
            var held = Array.Find(kept, run => run.Id == hold?.Id);
            var wanted = held ?? kept.FirstOrDefault();
            if (wanted?.DataVersion > _runner.Freshness.DataVersion)
            {
                // The facts are not that far yet; the next look finds it.
                return false;
            }

            (_runs, _hold, _seen) = ([.. runs.Select(static r => r.Run)], held is null ? null : hold, there);
            if (wanted is null || wanted.Id == _current?.Run.Id)
            {
                return false;
            }

            if (await ShowStoredAsync(wanted, cancellationToken) is not null)
            {
                return true;
            }

            // What cannot be read holds nothing: it is computed anew.
            _hold = null;
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static int Newest(IReadOnlyList<ScoringRun> runs) => runs.Count == 0 ? 0 : runs.Max(static run => run.Id);

    /// <summary>Waits until no other process computes; null where Storage cannot be asked, because scores can be computed all the same.</summary>
    private async Task<WorkTurn?> TakeTurnAsync(DateTimeOffset started, CancellationToken cancellationToken)
    {
        if (_turns is null)
        {
            return null;
        }

        try
        {
            if (_turns.TryTake(Turn) is { } turn)
            {
                return turn;
            }

            Report("Waiting for another server, which computes them", 0, started, force: true);
            return await _turns.TakeAsync(Turn, cancellationToken);
        }
        catch (StorageException error)
        {
            _logger?.LogWarning("It cannot be told whether another server computes scores: {Problem}", error.Message);
            return null;
        }
    }

    /// <summary>The scores that another process stored meanwhile, where they are what would be computed now.</summary>
    /// <param name="since">Somebody asked for new ones at this moment: earlier ones do not do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    private async Task<CustomerScores?> TakeUpAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            if (_turns is null || await _archive.NewestAsync(cancellationToken) <= Newest(_runs))
            {
                return null;
            }

            var runs = await _archive.ListAsync(cancellationToken);
            if (runs.Find(static r => r.HasScores).Run is not { } run || run.Id <= Newest(_runs) || run.FittedAt < since || IsStale(run) || run.DataVersion > _runner.Freshness.DataVersion)
            {
                return null;
            }

            (_runs, _hold, _problem) = ([.. runs.Select(static r => r.Run)], null, null);
            return await ShowStoredAsync(run, cancellationToken);
        }
        catch (StorageException error)
        {
            _logger?.LogWarning("What another server has stored cannot be read: {Problem}", error.Message);
            return null;
        }
    }

    private async Task<CustomerScores?> ShowStoredAsync(ScoringRun run, CancellationToken cancellationToken)
    {
        if (await _archive.ReadAsync(run, Actions, cancellationToken) is not { } scores)
        {
            _logger?.LogWarning("The scores that another server stored cannot be read; they are computed anew.");
            return null;
        }

        Show(scores);
        Tell();
        return scores;
    }
}
