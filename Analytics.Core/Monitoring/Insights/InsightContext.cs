using Analytics.Core.Customers;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>What all finders look at: one moment of the data.</summary>
internal sealed class InsightContext(IQueryRunner queries, CustomerScores? scores, ForecastService? forecasts, DailySeries days, IReadOnlyList<Filter>? part = null)
{
    /// <summary>How many days a change is about.</summary>
    public const int Window = 28;

    public IQueryRunner Queries => queries;

    public CustomerScores? Scores => scores;

    public ForecastService? Forecasts => forecasts;

    public DailySeries Days => days;

    /// <summary>Which part of the shop it is about, for what is not asked of <see cref="Queries"/>; none for the whole.</summary>
    public IReadOnlyList<Filter> Part => part ?? [];

    /// <summary>The last 28 whole days.</summary>
    public Period Now => new(days.Last.AddDays(1 - Window), days.Last);

    /// <summary>Mean value of an order over the last 28 days; 0 without orders.</summary>
    public decimal OrderValue
    {
        get
        {
            var orders = days[Measure.Orders].TakeLast(Window).Sum();
            return orders == 0 ? 0 : days[Measure.NetRevenue].TakeLast(Window).Sum() / orders;
        }
    }

    /// <summary>A key that is another each month, so that what lasts is said again, but once a month.</summary>
    public string Monthly(string name) => FormattableString.Invariant($"{name}:{days.Last:yyyy-MM}");
}
