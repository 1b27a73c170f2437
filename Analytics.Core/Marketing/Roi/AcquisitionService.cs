using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>LTV against CAC by month and channel of the first order, and payback. Safe for concurrent use.</summary>
public sealed class AcquisitionService(IQueryRunner runner, ICustomerQueries customers)
{
    private const int MostChannels = 12;

    /// <summary>Answers from given costs.</summary>
    /// <param name="asked">The days in which customers were won; null for all there are. Days after today are left out.</param>
    /// <param name="entries">The costs; those of marketing count.</param>
    /// <param name="grossMargin">The share of revenue that is gross profit, for payback; null when not known.</param>
    /// <param name="values">The model's lifetime values; null when there are none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<AcquisitionReport> GetAsync(
        Period? asked, IReadOnlyList<CostEntry> entries, decimal? grossMargin, LifetimeValues? values, CancellationToken cancellationToken = default)
    {
        var today = runner.Freshness.Today;
        asked ??= runner.Span;
        if (asked is null || asked.From > today)
        {
            return new AcquisitionReport(null, new AcquisitionRow(string.Empty, null, false, 0, null, null, 0, []), [], [], grossMargin, values?.Months, values?.Margin, []);
        }

        var period = new Period(asked.From, asked.To < today ? asked.To : today);
        var ledger = await LedgerBuilder.BuildAsync(new DaySeries(runner, period), [.. entries.Where(static e => e.Category == CostCategory.Marketing)], [], cancellationToken);
        var channels = await runner.ValuesAsync(Dimension.Channel, null, MostChannels, cancellationToken);
        var table = await FillAsync(period, today, [.. channels.Select(static c => c.Key)], values, cancellationToken);
        var months = table.Cohorts;
        return new AcquisitionReport(
            period,
            Row(table, string.Empty, null, null, null, SpendOf(ledger, period, null), grossMargin),
            [.. Enumerable.Range(0, months.Count).Select(c => Row(
                table, months[c].From.AddDays(1 - months[c].From.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), months[c], c, null, SpendOf(ledger, months[c], null), grossMargin))],
            [.. channels.Select((c, i) => Row(table, c.Key, null, null, i, SpendOf(ledger, period, c.Key), grossMargin))
                .Where(static r => r.Customers > 0 || r.Spend is not null)
                .OrderByDescending(static r => r.Customers)],
            grossMargin,
            values?.Months,
            values?.Margin,
            [.. Warnings(ledger, period, grossMargin, values)]);
    }

    private async Task<AcquisitionTable> FillAsync(Period period, DateOnly today, string[] channels, LifetimeValues? values, CancellationToken cancellationToken)
    {
        var all = await customers.CustomerSummariesAsync(new CustomerSummaryQuery { CountOrders = false }, cancellationToken);
        var table = new AcquisitionTable(period, today, channels.Length, all.Count == 0 ? 0 : all.Keys[^1]);
        foreach (var customer in all.All())
        {
            if (customer.FirstOrderSeconds is { } first && all.DayOf(first) is var day && day >= period.From && day <= period.To)
            {
                table.Win(customer.Key, day);
            }
        }

        for (var channel = 0; channel < channels.Length; channel++)
        {
            var through = await customers.CustomerSummariesAsync(
                new CustomerSummaryQuery { CountOrders = false, Period = period, Filters = [new Filter(Dimension.Channel, [channels[channel]])] }, cancellationToken);
            foreach (var customer in through.All())
            {
                if (customer.FirstOrderSeconds is { } first && first == all.Of(customer.Key).FirstOrderSeconds)
                {
                    table.Through(customer.Key, channel);
                }
            }
        }

        table.Count(values);
        for (var month = 0; month < table.Months.Count; month++)
        {
            var spent = await customers.CustomerSummariesAsync(new CustomerSummaryQuery { CountOrders = false, Period = table.Months[month] }, cancellationToken);
            foreach (var customer in spent.All())
            {
                table.Add(customer.Key, month, customer.NetRevenue.Units);
            }
        }

        return table;
    }

    private static AcquisitionRow Row(AcquisitionTable table, string key, Period? month, int? cohort, int? channel, Money? spend, decimal? grossMargin)
    {
        var (size, valued, value) = table.Sizes(cohort, channel);
        return new AcquisitionRow(
            key,
            month is null ? null : month.From.AddDays(1 - month.From.Day),
            month is not null && month.Days < DateTime.DaysInMonth(month.From.Year, month.From.Month),
            size,
            spend,
            valued == 0 ? null : decimal.Round((decimal)(value / valued), 4),
            valued,
            grossMargin is { } margin ? [.. table.Revenue(cohort, channel).Select(r => r * margin)] : []);
    }

    // Of marketing that names no channel nothing is put to channels: it is not known through which it won whom.
    private static Money? SpendOf(CostLedger ledger, Period days, string? channel)
    {
        var place = ledger.Period.From.DayNumber;
        var entries = channel is null ? ledger.Entries : [.. ledger.Entries.Where(e => e.Channel == channel)];
        return ledger.Terms.Any(t => (channel is null || t.Entry.Channel == channel) && t.From <= days.To && t.To >= days.From)
            ? new Money(entries.Sum(e => CostLedger.Sum(e.Days, days.From.DayNumber - place, days.To.DayNumber - place)))
            : null;
    }

    private static IEnumerable<QueryWarning> Warnings(CostLedger ledger, Period period, decimal? grossMargin, LifetimeValues? values)
    {
        if (ledger.Terms.Count == 0)
        {
            yield return new QueryWarning("marketing-not-known", "No marketing costs are entered for these days: CAC is n/a.");
        }
        else if (ledger.Entries.Any(static e => e.Channel is null) && SpendOf(ledger, period, null) is { } all)
        {
            var open = all - new Money(ledger.Entries.Where(static e => e.Channel is not null).Sum(static e => e.Total));
            yield return new QueryWarning(
                "marketing-without-channel",
                string.Create(CultureInfo.InvariantCulture, $"{open.Amount:N2} of {all.Amount:N2} of marketing costs name no channel: they count for all and by month, and for no channel."));
        }

        if (values is null)
        {
            yield return new QueryWarning("values-not-known", "Lifetime values are not computed yet: LTV is n/a.");
        }
        else if (values.Margin >= 1 && grossMargin is { } margin)
        {
            yield return new QueryWarning(
                "value-is-revenue",
                string.Create(CultureInfo.InvariantCulture, $"Lifetime values are revenue: their margin is set to 100%, while the gross margin of these days is {margin * 100:0.0}%. Set it under Predictive, Settings."));
        }

        if (grossMargin is null)
        {
            yield return new QueryWarning("margin-not-known", "The gross margin is not known: payback is n/a.");
        }
    }
}
