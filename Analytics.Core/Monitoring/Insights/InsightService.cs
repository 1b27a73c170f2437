using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Monitoring;

/// <summary>Runs all finders over one moment of the data and keeps what they find.</summary>
public sealed class InsightService : IInsights
{
    private const int History = 730;

    private static readonly Measure[] Watched = [Measure.NetRevenue, Measure.Orders, Measure.Returns, Measure.NewCustomers];

    private static readonly IInsightFinder[] Finders =
    [
        new RevenueChangeFinder(), new DayFinder(), new LevelFinder(), new CustomerFinder(), new OutlookFinder(),
        new ReturnsFinder(), new ConcentrationFinder(), new FollowOnFinder(),
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    // These ask lines, or a forecast of them; the others need customers' scores, or are of the whole shop.
    private static readonly IInsightFinder[] OfLines = [new RevenueChangeFinder(), new DayFinder(), new LevelFinder(), new OutlookFinder(), new ReturnsFinder(), new ConcentrationFinder()];

    private readonly IInsightFinder[] _finders;
    private readonly IQueryRunner _queries;
    private readonly ICustomerScoring? _scoring;
    private readonly ForecastService? _forecasts;
    private readonly InsightStore _store;
    private readonly CustomerList? _customers;
    private readonly Lock _lock = new();
    private Task<int>? _look;

    /// <summary>Makes the service.</summary>
    /// <param name="queries">Whom to ask.</param>
    /// <param name="store">Where insights are kept.</param>
    /// <param name="scoring">Customers' scores; null where none are computed.</param>
    /// <param name="forecasts">Forecasts; null where none are made.</param>
    /// <param name="marketing">Campaigns; null where none are known.</param>
    /// <param name="customers">Keeps scores to a part of the customers; null where nothing does.</param>
    public InsightService(
        IQueryRunner queries, InsightStore store, ICustomerScoring? scoring, ForecastService? forecasts, MarketingService? marketing = null, CustomerList? customers = null)
    {
        _customers = customers;
        _finders = [.. Finders, new CampaignFinder(marketing)];
        _queries = queries;
        _store = store;
        _scoring = scoring;
        _forecasts = forecasts;
    }

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <inheritdoc />
    public bool IsLooking => _look is { IsCompleted: false };

    /// <inheritdoc />
    public async Task<IReadOnlyList<Insight>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await _store.ListAsync(cancellationToken)).Select(Of).OfType<Insight>()];

    /// <inheritdoc />
    public async Task<int> GenerateAsync(CancellationToken cancellationToken = default)
    {
        Task<int> look;
        lock (_lock)
        {
            look = _look is { IsCompleted: false } ? _look : _look = Task.Run(LookAsync, CancellationToken.None);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        try
        {
            return await look.WaitAsync(cancellationToken);
        }
        finally
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <inheritdoc />
    public async Task<Insight> DecideAsync(string actor, int id, InsightStatus status, CancellationToken cancellationToken = default)
    {
        var decided = await _store.DecideAsync(actor, id, status, cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
        return Of(decided) ?? throw new StorageException(StorageProblem.Other, "The insight was written by another version and cannot be read.");
    }

    /// <inheritdoc />
    public async Task<InsightPart> FindAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken = default)
    {
        // Scores are of customers: what is said of purchases does not part them.
        var hasScores = _customers is not null && filters.All(static f => CustomerList.Filterable.Contains(f.Dimension));
        InsightKind[] leftOut =
        [
            .. hasScores ? Array.Empty<InsightKind>() : [InsightKind.CustomersAtRisk, InsightKind.SegmentEarns],
            InsightKind.FollowOn, InsightKind.CampaignMove, InsightKind.CampaignLoses, InsightKind.CampaignFell,
        ];
        var queries = new PartRunner(_queries, filters);
        if (await DailySeries.ReadAsync(queries, Watched, History, cancellationToken) is not { } days)
        {
            return new InsightPart([], leftOut);
        }

        var scores = hasScores && _scoring?.Current is { } all ? _customers!.PartOf(all, filters) : null;
        var context = new InsightContext(queries, scores, _forecasts, days, filters);
        return new InsightPart(await FindAsync(hasScores ? [.. OfLines, new CustomerFinder()] : OfLines, context, cancellationToken), leftOut);
    }

    /// <summary>What all finders find in the data as it is now; nothing is kept.</summary>
    internal async Task<IReadOnlyList<InsightFinding>> FindAsync(CancellationToken cancellationToken) =>
        await DailySeries.ReadAsync(_queries, Watched, History, cancellationToken) is { } days
            ? await FindAsync(_finders, new InsightContext(_queries, _scoring?.Current, _forecasts, days), cancellationToken)
            : [];

    private static async Task<IReadOnlyList<InsightFinding>> FindAsync(IEnumerable<IInsightFinder> finders, InsightContext context, CancellationToken cancellationToken)
    {
        var found = new List<InsightFinding>();
        foreach (var finder in finders)
        {
            found.AddRange(await finder.FindAsync(context, cancellationToken));
        }

        // A change of the month's revenue is not told a second time as another level.
        if (found.Find(static f => f.Kind == InsightKind.RevenueChanged) is { } change)
        {
            found.RemoveAll(f => f.Kind == InsightKind.LevelChanged && f.Measure is Measure.NetRevenue or Measure.Orders && change.Days.From <= f.Days.From.AddDays(7));
        }

        return [.. found.OrderByDescending(static f => f.Money).ThenBy(static f => f.Key, StringComparer.Ordinal)];
    }

    private async Task<int> LookAsync()
    {
        var found = await FindAsync(CancellationToken.None);
        return await _store.MergeAsync(
            [.. found.Select(static f => new StoredInsight(
                0, f.Key, f.Kind.ToString(), Money.FromDecimal(f.Money), JsonSerializer.Serialize(f, Json), InsightStatus.New, default, default, true, null, null))]);
    }

    // One that another version wrote in another way is passed over: the next look finds it again.
    private static Insight? Of(StoredInsight stored)
    {
        try
        {
            return JsonSerializer.Deserialize<InsightFinding>(stored.BodyJson, Json) is { } finding
                ? new Insight(stored.Id, finding, stored.Status, stored.FirstSeenAt, stored.LastSeenAt, stored.IsCurrent, stored.ChangedBy, stored.ChangedAt)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
