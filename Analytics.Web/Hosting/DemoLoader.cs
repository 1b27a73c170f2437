using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>Puts the demo shop into Storage as one batch, in place of an earlier demo.</summary>
public sealed class DemoLoader(BatchStore batches, TimeProvider time)
{
    /// <summary>The batch's source name.</summary>
    public const string SourceName = "Demo shop";

    /// <summary>The demo's last day if it is made now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The committed demo batches, the latest first.</summary>
    public async Task<IReadOnlyList<ImportBatch>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await batches.ListAsync(cancellationToken: cancellationToken)).Where(b => b is { Kind: BatchKind.Demo, Status: BatchStatus.Committed })];

    /// <summary>Makes the shop and writes it; an earlier demo is undone first.</summary>
    /// <param name="options">What the shop should look like.</param>
    /// <param name="actor">Who asks: an account's name, <c>cli</c> or <c>system</c>.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops it; nothing of the new demo stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<DemoLoad> LoadAsync(
        DemoOptions options, string actor, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var shop = await Task.Run(() => DemoShop.Generate(options), cancellationToken);
        var replaced = new List<int>();
        // The demo itself first: without it, nothing more is sold.
        foreach (var earlier in (await batches.ListAsync(cancellationToken: cancellationToken))
            .Where(static b => b.Status == BatchStatus.Committed && (b.Kind == BatchKind.Demo || b.IsDemoStream))
            .OrderBy(static b => b.Kind))
        {
            await batches.UndoAsync(earlier.Id, cancellationToken);
            replaced.Add(earlier.Id);
        }

        var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Demo, SourceName, actor), cancellationToken);
        try
        {
            var written = await WriteAsync(shop, batch.Id, progress, cancellationToken);
            var version = await batches.CommitAsync(batch.Id, new BatchSummary(written.Lines, written.Lines, 0), cancellationToken);
            return new DemoLoad(batch.Id, version, written, replaced);
        }
        catch
        {
            await batches.AbortAsync(batch.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task<BatchWriteResult> WriteAsync(DemoShop shop, int batchId, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using var writer = batches.OpenWriter(batchId);
        foreach (var product in DemoShop.Products)
        {
            await writer.WriteAsync(new ProductRow(product.Code, product.Name, product.Category, true), cancellationToken);
        }

        foreach (var customer in shop.Customers)
        {
            await writer.WriteAsync(
                new CustomerRow(
                    customer.ExternalId,
                    customer.Name,
                    customer.BirthYear,
                    Gender: customer.Gender,
                    Location: customer.City,
                    IncomeRange: customer.IncomeRange,
                    RegisteredOn: customer.RegisteredOn,
                    PreferredCategory: customer.PreferredCategory),
                cancellationToken);
        }

        var sold = 0;
        var centsByMonth = new Dictionary<DateOnly, long>();
        var order = string.Empty;
        foreach (var line in shop.Lines())
        {
            await writer.WriteAsync(RowOf(shop, line), cancellationToken);
            var month = new DateOnly(line.At.Year, line.At.Month, 1);
            centsByMonth[month] = centsByMonth.GetValueOrDefault(month) + line.AmountCents;
            if (line.OrderId != order)
            {
                order = line.OrderId;
                sold++;
                if (sold % 1_000 == 0)
                {
                    progress?.Report(Math.Min(1, (double)sold / shop.Orders));
                }
            }
        }

        foreach (var review in shop.Reviews())
        {
            await writer.WriteAsync(
                new ReviewRow(
                    0, shop.Customers[review.Customer].ExternalId, DemoShop.Products[review.Product].Code, null, review.At.ToUnixTimeMilliseconds(), review.Title, review.Text,
                    review.Stars * Review.RatingScale),
                cancellationToken);
        }

        foreach (var tracked in shop.Events())
        {
            await writer.WriteAsync(EventRow.Of(tracked), cancellationToken);
        }

        foreach (var row in MarketingOf(shop))
        {
            await writer.WriteAsync(row, cancellationToken);
        }

        foreach (var cost in DemoCosts.Of(shop.Options, centsByMonth))
        {
            await writer.WriteAsync(cost, cancellationToken);
        }

        var result = await writer.CompleteAsync(cancellationToken);
        progress?.Report(1);
        return result;
    }

    private static IEnumerable<MarketingRow> MarketingOf(DemoShop shop) =>
    [
        .. shop.Campaigns().Select(static c => new CampaignRow(c.Id, c.Name, c.Type, c.Channel, c.Target, c.Budget?.Units, c.Start, c.End, c.Status)),
        .. shop.CampaignDays().Select(static d => new CampaignDayRow(d)),
        .. shop.Paths().Select(static p => new TouchPathRow(p.Path, p.Conversions, p.Value.Units, p.Nulls)),
    ];

    private static PurchaseRow RowOf(DemoShop shop, in DemoLine line)
    {
        const long UnitsPerCent = Money.Scale / 100;
        var product = DemoShop.Products[line.Product];
        return new PurchaseRow(
            0,
            line.OrderId,
            shop.Customers[line.Customer].ExternalId,
            product.Code,
            product.Name,
            true,
            product.Category,
            line.Channel,
            line.Store,
            line.At.ToUnixTimeMilliseconds(),
            line.Quantity * Quantity.Scale,
            line.AmountCents * UnitsPerCent,
            line.UnitPriceCents * UnitsPerCent);
    }
}
