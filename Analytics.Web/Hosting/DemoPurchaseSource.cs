using System.Runtime.CompilerServices;
using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting;

/// <summary>
/// Plays the demo's customers on, at <see cref="DemoPace"/>: on one of all servers of a database at a time. When that ends, or sells no more, another takes over.
/// </summary>
public sealed class DemoPurchaseSource(
    DemoPace pace, LineReader reader, ICustomerQueries customers, SettingsStore settings, WorkTurns turns, TimeProvider time, IOptions<StreamOptions> options) : IPurchaseSource
{
    /// <summary>The name of the turn that whoever plays holds.</summary>
    internal const string Turn = "demo stream";

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public string Name => ImportBatch.DemoStreamSource;

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<StreamPurchase>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DemoTill? till = null;
        var catchUp = TimeSpan.FromSeconds(options.Value.DemoCatchUpSeconds);
        var next = time.GetUtcNow();
        using var turn = new DemoTurn(turns, time);
        while (true)
        {
            if (!pace.IsSelling || !await turn.KeepAsync(cancellationToken))
            {
                // Another demo may take this one's place, or another server go on with it.
                till = null;
                turn.Dispose();
                await pace.WaitAsync(Idle, time, cancellationToken);
                next = time.GetUtcNow();
                continue;
            }

            till ??= await OpenAsync(cancellationToken);
            var sales = new List<StreamPurchase>();
            var now = time.GetUtcNow();
            // What was missed while the machine was busy is made up for, but never more than so much of it.
            next = next < now - catchUp ? now : next;
            var local = TimeZoneInfo.ConvertTime(now, settings.Shop.TimeZone);
            while (next <= now && sales.Count < PurchaseIntake.MaxOffer && pace.At(local) is var perSecond and > 0)
            {
                sales.Add(till.Next(local));
                next += till.Pause(perSecond);
            }

            if (sales.Count > 0)
            {
                yield return sales;
            }

            if (next > time.GetUtcNow() && pace.PerSecond > 0)
            {
                await pace.WaitAsync(next - time.GetUtcNow(), time, cancellationToken);
            }
        }
    }

    private async Task<DemoTill> OpenAsync(CancellationToken cancellationToken)
    {
        var summaries = await customers.CustomerSummariesAsync(
            new CustomerSummaryQuery { Period = new Period(customers.Today.AddDays(-365), customers.Today) }, cancellationToken);
        var buyers = new List<DemoBuyer>();
        await Task.Run(
            () => reader.ReadCustomers(
                customer =>
                {
                    if (customer is { IncomeRange: { } income, PreferredCategory: { } category, Location: { } city } && customer.ExternalId.StartsWith("DC-", StringComparison.Ordinal)
                        && DemoCatalog.IncomeRanges.Contains(income) && DemoCatalog.Categories.Contains(category))
                    {
                        buyers.Add(new DemoBuyer(
                            new DemoCustomer(
                                customer.ExternalId, customer.Name ?? "", customer.BirthYear ?? 0, customer.Gender ?? "", city, income, customer.RegisteredOn ?? default, category),
                            0.2 + summaries.Of(customer.Id).Orders));
                    }
                },
                0,
                cancellationToken),
            cancellationToken);
        var now = time.GetUtcNow();
        return new DemoTill(buyers, DateOnly.FromDateTime(now.UtcDateTime), options.Value.DemoSeed, now.ToUnixTimeMilliseconds() / 100);
    }
}
