using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Streaming;

/// <summary>Checks what was offered and stores it, all of it in one transaction. What cannot be counted is put aside.</summary>
internal sealed class OfferWriter(PurchaseStreamStore store, TimeProvider time, ILogger logger)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Stores offers of one source.</summary>
    /// <exception cref="StorageException">Nothing was stored.</exception>
    public async Task<List<StoredOffer>> WriteAsync(string source, IReadOnlyList<PurchaseOffer> offers)
    {
        try
        {
            return await AppendAsync(source, offers, null);
        }
        catch (Exception error) when (error is not StorageException)
        {
            // One of them passed the checks and yet cannot be stored. Alone, it does not keep the others out.
            logger.LogWarning(error, "{Count} offers of {Source} could not be stored together; each is tried alone", offers.Count, source);
        }

        var stored = new List<StoredOffer>();
        foreach (var offer in offers)
        {
            try
            {
                stored.AddRange(await AppendAsync(source, [offer], null));
            }
            catch (Exception error) when (error is not StorageException)
            {
                logger.LogError(error, "An offer of {Source} cannot be stored and is put aside", source);
                stored.AddRange(await AppendAsync(source, [offer], "It cannot be stored: " + error.Message));
            }
        }

        return stored;
    }

    private async Task<List<StoredOffer>> AppendAsync(string source, IReadOnlyList<PurchaseOffer> offers, string? refusal)
    {
        var now = time.GetUtcNow();
        var rows = new List<StreamRow>();
        var rejected = new List<QuarantinedRow>();
        var plans = new List<(PurchaseOffer Offer, List<(int Rows, string? Field, string? Reason)> Purchases)>(offers.Count);
        foreach (var offer in offers)
        {
            var plan = new List<(int, string?, string?)>(offer.Purchases.Count);
            foreach (var purchase in offer.Purchases)
            {
                var (lines, field, reason) = refusal is null ? PurchaseChecker.Check(purchase, now) : ([], "", refusal);
                rows.AddRange(lines);
                plan.Add((lines.Count, field, reason));
                if (reason is not null)
                {
                    rejected.Add(new QuarantinedRow { CellsJson = JsonSerializer.Serialize(new[] { JsonSerializer.Serialize(purchase, Web) }), Field = field!, Reason = reason });
                }
            }

            plans.Add((offer, plan));
        }

        var append = await store.AppendAsync(source, rows, rejected);
        var next = 0;
        return plans.ConvertAll(plan => new StoredOffer(
            plan.Offer,
            plan.Purchases.Select((purchase, i) =>
            {
                var outcomes = append.Outcomes.Skip(next).Take(purchase.Rows).ToList();
                next += purchase.Rows;
                return Receipt(plan.Offer.Purchases[i].OrderId, outcomes, purchase.Field, purchase.Reason);
            }).ToList(),
            append.Version));
    }

    private static PurchaseReceipt Receipt(string? order, List<StreamOutcome> outcomes, string? field, string? reason)
    {
        var added = outcomes.Count(static o => o == StreamOutcome.Added);
        var corrected = outcomes.Count(static o => o == StreamOutcome.Corrected);
        var status = reason is not null ? PurchaseStatus.Rejected
            : corrected > 0 ? PurchaseStatus.Corrected
            : added > 0 ? PurchaseStatus.Accepted
            : PurchaseStatus.Repeated;
        return new PurchaseReceipt(order, status, added, outcomes.Count - added - corrected, corrected, field, reason);
    }
}
