using System.Text.Json;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Customers;

/// <summary>Takes, keeps and compares snapshots of customers' scores, by the rules of the question asked (the shop's: <see cref="ScoringSettings.Rfm"/>). Safe for concurrent use.</summary>
public sealed class RfmSnapshots(RfmScoring scoring, RfmSnapshotStore store)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The snapshots that are kept, the newest day first.</summary>
    public Task<IReadOnlyList<StoredRfmSnapshot>> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);

    /// <summary>Scores the customers as of a day and keeps the result; a snapshot of the same day is replaced.</summary>
    /// <param name="query">The day and the rules; the rules are kept beside the scores.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was kept; null when there is no customer to score.</returns>
    public async Task<StoredRfmSnapshot?> TakeAsync(RfmQuery query, CancellationToken cancellationToken = default)
    {
        var report = await scoring.RunAsync(query, cancellationToken);
        if (report.Scores.Count == 0)
        {
            return null;
        }

        var header = JsonSerializer.Serialize(new { report.Query.Options.FrequencyWeight, report.Query.Gross, report.Query.WindowDays }, Json);
        var packed = RfmSnapshot.Of(report.AsOf, report.Scores).Pack();
        return await store.SaveAsync(report.AsOf, report.Freshness.DataVersion, report.Scores.Count, header, packed, cancellationToken);
    }

    /// <summary>The snapshot of a day: the one that is kept, as the shop looked then by the rules of then; else computed from the data up to that day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="query">The rules where it is computed; its day is passed over.</param>
    /// <param name="preferKept">False computes it from the data in any case.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">What is kept cannot be read.</exception>
    public async Task<RfmSnapshot> OfAsync(DateOnly day, RfmQuery query, bool preferKept = true, CancellationToken cancellationToken = default)
    {
        if (preferKept && await store.ReadAsync(day, cancellationToken) is { } packed)
        {
            return RfmSnapshot.Unpack(packed);
        }

        var report = await scoring.RunAsync(query with { AsOf = day }, cancellationToken);
        return RfmSnapshot.Of(report.AsOf, report.Scores);
    }

    /// <summary>How customers moved between two days, both computed from the data as it is now, by the same rules, so that one customer is one throughout.</summary>
    /// <param name="from">The earlier day.</param>
    /// <param name="query">The later day, and the rules of both.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The days stand in the wrong order.</exception>
    public async Task<RfmMovement> MovementAsync(DateOnly from, RfmQuery query, CancellationToken cancellationToken = default)
    {
        var later = await scoring.RunAsync(query, cancellationToken);
        if (from >= later.AsOf)
        {
            throw new QueryException("since", $"Movement goes from an earlier day to a later one; {from:yyyy-MM-dd} is not before {later.AsOf:yyyy-MM-dd}.");
        }

        var earlier = await OfAsync(from, query, preferKept: false, cancellationToken);
        return RfmMovement.Between(earlier, RfmSnapshot.Of(later.AsOf, later.Scores));
    }
}
