using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries;

/// <summary>
/// All customers at one version of the data, however often it is asked: their attributes, and summaries of what they bought. Customers go by key,
/// from 1 to <see cref="Slots"/> − 1. Safe for concurrent use; hold it no longer than needed, it keeps its data in memory.
/// </summary>
public sealed class CustomerView
{
    private readonly QueryContext _context;

    internal CustomerView(QueryContext context) => _context = context;

    /// <summary>How fresh the data is.</summary>
    public Freshness Freshness => _context.Freshness;

    /// <summary>The first and last day with a line, both inside; null when there is none.</summary>
    public Period? Span => _context.Span;

    /// <summary>One more than the largest key; key 0 is nobody.</summary>
    public int Slots => _context.Snapshot.Customers.Slots;

    /// <summary>The shop's own id of a customer; null for a key that is not in use.</summary>
    public string? IdOf(int key) => _context.Snapshot.Customers[key].ExternalId;

    /// <summary>The name to show, where there is one.</summary>
    public string? NameOf(int key) => _context.Snapshot.Customers[key].Name;

    /// <summary>Age in whole years today; null when not known.</summary>
    public int? AgeOf(int key) => _context.Snapshot.Customers[key].AgeOn(_context.Today);

    /// <summary>The day of registration; null when not known.</summary>
    public DateOnly? RegisteredOn(int key) =>
        _context.Snapshot.Customers[key].RegisteredDay is > 0 and var day ? DateOnly.FromDayNumber(day) : null;

    /// <summary>The names that customers have in <paramref name="attribute"/>, by code; the one at 0 is empty and means "not known".</summary>
    /// <param name="attribute">Gender, income range, location or age group.</param>
    public IReadOnlyList<string> Names(Dimension attribute) => attribute switch
    {
        Dimension.Gender => _context.Snapshot.Genders.Names,
        Dimension.IncomeRange => _context.Snapshot.IncomeRanges.Names,
        Dimension.Location => _context.Snapshot.Locations.Names,
        Dimension.AgeGroup => ["", .. AgeGroups.Keys.Skip(1)],
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Customers have a gender, an income range, a location and an age group."),
    };

    /// <summary>The code of a customer's gender, income range, location or age group; 0 when not known.</summary>
    public int CodeOf(Dimension attribute, int key)
    {
        var facts = _context.Snapshot.Customers[key];
        return attribute switch
        {
            Dimension.Gender => facts.Gender,
            Dimension.IncomeRange => facts.IncomeRange,
            Dimension.Location => facts.Location,
            Dimension.AgeGroup => AgeGroups.IndexOf(facts.AgeOn(_context.Today)),
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Customers have a gender, an income range, a location and an age group."),
        };
    }

    /// <summary>The categories that customers are said to prefer, by code; the one at 0 is empty and means "not known".</summary>
    public IReadOnlyList<string> PreferredCategories => _context.Snapshot.PreferredCategories.Names;

    /// <summary>The code of the category that a customer is said to prefer; 0 when not known.</summary>
    public int PreferredCategoryOf(int key) => _context.Snapshot.Customers[key].PreferredCategory;

    /// <summary>The first second since 1970 UTC of a day in the shop's zone.</summary>
    public long StartOf(DateOnly day) => _context.Calendar.StartOfDay(day);

    /// <summary>The day, in the shop's zone, of a second since 1970 UTC.</summary>
    public DateOnly DayOf(long seconds) => _context.Calendar.DayOf(seconds);

    /// <summary>One summary for each customer who has a line in the window, computed on the caller's thread and all cores.</summary>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CustomerSummaries Summaries(CustomerSummaryQuery query, CancellationToken cancellationToken = default) =>
        CustomerExecution.Summaries(query, _context, cancellationToken);

    /// <summary>
    /// Who has a line of positive quantity and amount that passes <paramref name="filters"/> in the period, by key; computed on the caller's thread and
    /// all cores, much cheaper than <see cref="Summaries"/>. Key 0 and keys that are not in use have no meaning.
    /// </summary>
    /// <param name="filters">Which lines count; joined by "and".</param>
    /// <param name="period">Which days; null for all there are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The filters contradict themselves.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool[] Buyers(IReadOnlyList<Filter> filters, Period? period, CancellationToken cancellationToken = default) =>
        CustomerExecution.Buyers(filters, period, _context, cancellationToken);

    /// <summary>What rates come to over each customer's lines of a period, computed on the caller's thread and all cores.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CustomerRates Rates(IReadOnlyList<LineRate> rates, Period period, CancellationToken cancellationToken = default) =>
        CustomerExecution.Rates(rates, period, _context, cancellationToken);

    /// <summary>On which days each customer bought, computed on the caller's thread.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CustomerPurchaseDays PurchaseDays(PurchaseDaysQuery query, CancellationToken cancellationToken = default) =>
        PurchaseDaysExecution.Run(query, _context, cancellationToken);

    /// <summary>
    /// The answer to a question over those customers only for whom <paramref name="members"/> holds, by key; anonymous lines do not count then.
    /// Null asks for everything.
    /// </summary>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public QueryResult Run(AnalyticsQuery query, bool[]? members, CancellationToken cancellationToken = default) =>
        QueryExecution.Run(query, _context, members is null ? null : [.. members.Select(static (m, key) => m && key > 0)], cancellationToken);
}
