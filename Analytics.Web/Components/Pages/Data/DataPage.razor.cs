using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class DataPage
{
    private const int PageSize = 50;
    private const int MostProducts = 100_000;

    private readonly Dictionary<int, decimal> _ownRevenue = [];
    private int _shown = PageSize;
    private bool _leaving;
    private ImportBatch? _undoing;
    private QueryResult? _totals;
    private int _products;
    private IReadOnlyDictionary<string, decimal?> _revenue = new Dictionary<string, decimal?>(StringComparer.Ordinal);

    [Inject]
    private IBatchBook Book { get; set; } = null!;

    [Inject]
    private DataActions Actions { get; set; } = null!;

    [Inject]
    private ImportJobs Jobs { get; set; } = null!;

    [Inject]
    private CachedQueryService Queries { get; set; } = null!;

    [Inject]
    private IShop Shop { get; set; } = null!;

    private IReadOnlyList<ImportBatch>? Batches { get; set; }

    private bool HasBatches => Batches is { Count: > 0 };

    private IReadOnlyList<ImportBatch> Demo => [.. (Batches ?? []).Where(b => b is { Kind: BatchKind.Demo, Status: BatchStatus.Committed })];

    private IReadOnlyList<ImportJob> Unfinished => MayImport ? Jobs.Unfinished(User.Identity?.Name ?? "") : [];

    private string Freshness => Queries.Freshness.LastLineAt is { } at
        ? $"Latest order line {Shop.Format.Instant(at)} ({Shop.Settings.TimeZoneId})"
        : "Orders, customers and products, and where they came from";

    private IReadOnlyList<(string Label, string Value)> Facts =>
    [
        ("Order lines", Shop.Format.Count(Queries.Freshness.TotalLines)),
        ("Customers with an order", Total(Measure.ActiveCustomers, MeasureUnit.Count)),
        ("Products sold", _products >= MostProducts ? $"over {Shop.Format.Count(MostProducts)}" : Shop.Format.Count(_products)),
        ("Days", Queries.Span is { } span ? Shop.Format.Days(span) : Formatter.NotAvailable),
        ("Net revenue", Total(Measure.NetRevenue, MeasureUnit.Money)),
    ];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Actions.Changed += OnChanged;
        Queries.Changed += OnDataChanged;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Actions.Changed -= OnChanged;
        Queries.Changed -= OnDataChanged;
        base.Dispose(disposing);
    }

    private static string Words(ImportJobState state) => state.Stage switch
    {
        ImportStage.Inspecting => "Being looked at:",
        ImportStage.Checking => "Being checked:",
        ImportStage.Reviewing => "Checked, and waits for your yes:",
        ImportStage.Importing => "Being imported:",
        _ => "Waits for its columns to be matched:",
    };

    private void OnChanged() => Refresh(LoadAsync);

    private void OnDataChanged(long version) => Refresh(LoadAsync);

    private async Task LoadAsync()
    {
        try
        {
            var batches = await Book.ListAsync(Left);
            if (Queries.Freshness.TotalLines == 0)
            {
                (Batches, _totals, _products, _revenue) = (batches, null, 0, new Dictionary<string, decimal?>(StringComparer.Ordinal));
                return;
            }

            var totals = await Queries.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.ActiveCustomers] }, Left);
            var bySource = await Queries.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Source] }, Left);
            await ReadSharedNamesAsync(batches);
            var products = await Queries.ValuesAsync(Dimension.Product, null, MostProducts, Left);

            // All at once: what is old stays until the new is whole.
            var revenue = bySource.Rows.ToDictionary(row => row.Keys[0].Label, row => row.Values[0].Value, StringComparer.Ordinal);
            (Batches, _totals, _products, _revenue) = (batches, totals, products.Count, revenue);
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private string Total(Measure measure, MeasureUnit unit) => _totals is { } totals
        ? Shop.Format.Exact(totals.Totals[Index(totals, measure)].Value, unit)
        : Shop.Format.Count(0);

    private static int Index(QueryResult result, Measure measure) => result.Query.Measures.ToList().IndexOf(measure);

    /// <summary>A source's revenue is its batch's, but where batches share a name: those are read one by one, once.</summary>
    private async Task ReadSharedNamesAsync(IReadOnlyList<ImportBatch> batches)
    {
        var shared = batches.Where(CountsRevenue).GroupBy(batch => batch.SourceName, StringComparer.Ordinal).Where(group => group.Skip(1).Any());
        foreach (var batch in shared.SelectMany(group => group).Where(batch => !_ownRevenue.ContainsKey(batch.Id)))
        {
            _ownRevenue[batch.Id] = await Book.NetRevenueAsync(batch.Id, Left);
        }
    }

    private static bool CountsRevenue(ImportBatch batch) => batch is { Status: BatchStatus.Committed, Kind: not (BatchKind.Customers or BatchKind.Products or BatchKind.Reviews or BatchKind.Costs or BatchKind.Campaigns or BatchKind.CampaignPerformance or BatchKind.AttributionPaths or BatchKind.Events or BatchKind.Visitors) };

    private void AskUndo(ImportBatch batch)
    {
        if (batch.Kind == BatchKind.Demo && Demo.Count == 1)
        {
            // With the demo's last batch its accounts go: the dialog sees to it that an admin is left.
            _leaving = true;
        }
        else
        {
            _undoing = batch;
        }
    }

    private string Revenue(ImportBatch batch) =>
        !CountsRevenue(batch) ? ""
        : _ownRevenue.TryGetValue(batch.Id, out var own) ? Shop.Format.Cell(own, MeasureUnit.Money)
        : Shop.Format.Cell(_revenue.GetValueOrDefault(batch.SourceName), MeasureUnit.Money);
}
