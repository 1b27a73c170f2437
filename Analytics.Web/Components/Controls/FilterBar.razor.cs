using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>One line over every page: period, comparison, filters. It holds nothing: what it shows stands in the address.</summary>
public sealed partial class FilterBar : ComponentBase
{
    private static readonly (Comparison Comparison, string Label)[] Comparisons =
    [
        (Comparison.PreviousPeriod, "Period before"),
        (Comparison.SamePeriodLastYear, "Same days last year"),
        (Comparison.None, "No comparison"),
    ];

    // A product's, customer's or segment's key is a code: its name is looked up once.
    private CodeNames? _names;

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>How fresh the data is.</summary>
    [Parameter, EditorRequired]
    public Freshness Freshness { get; set; } = default!;

    /// <summary>The first and last day with a line.</summary>
    [Parameter]
    public Period? Span { get; set; }

    /// <summary>The days that are counted.</summary>
    [Parameter]
    public Period? Period { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>Whether a period and a comparison are chosen here; a page without them keeps what the address says for the others.</summary>
    [Parameter]
    public bool HasPeriod { get; set; } = true;

    /// <summary>Whether filters on purchases are chosen here; a page that they say nothing of keeps what the address says for the others.</summary>
    [Parameter]
    public bool HasFilters { get; set; } = true;

    /// <summary>What stands at the line's end.</summary>
    [Parameter]
    public RenderFragment? End { get; set; }

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private ShellState Shell { get; set; } = default!;

    private PeriodPreset Preset => View.PresetFor(Freshness, Span);

    private bool IsWhole => Preset == PeriodPreset.AllTime;

    private string PeriodLabel => Preset == PeriodPreset.Custom && Period is { } days ? Shop.Format.Days(days) : PeriodPresets.LabelOf(Preset);

    private string CompareLabel => (IsWhole ? Comparison.None : View.Comparison) switch
    {
        Comparison.PreviousPeriod => "vs period before",
        Comparison.SamePeriodLastYear => "vs last year",
        _ => "No comparison",
    };

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _names ??= new CodeNames(Queries.ValuesAsync);
        foreach (var filter in View.Filters)
        {
            await _names.LearnAsync(filter.Dimension, filter.Values);
        }
    }

    private string ValuesOf(Filter filter)
    {
        var names = filter.Values.Select(v => _names?.Of(filter.Dimension, v) ?? FilterWords.NameOf(filter.Dimension, v, Shop.Format)).ToArray();
        return names.Length <= 2 ? string.Join(", ", names) : $"{names[0]}, {names[1]} and {names.Length - 2} more";
    }

    private Task ShiftAsync(int steps) => Period is { } days ? OnChange.InvokeAsync(View.Over(PeriodPresets.Shift(days, steps))) : Task.CompletedTask;

    private async Task ChangeAsync(PageView view)
    {
        await Shell.CloseMenusAsync();
        await OnChange.InvokeAsync(view);
    }
}
