using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The best rows of a breakdown, each with its part drawn behind its name.</summary>
public sealed partial class RankTable : ComponentBase
{
    private const double WidestPercent = 96;

    private readonly string _titleId = "r" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What is ranked.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>How many and when.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The ranking, with one dimension; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public QueryResult? Answer { get; set; }

    /// <summary>The dimension that is ranked.</summary>
    [Parameter, EditorRequired]
    public Dimension Dimension { get; set; }

    /// <summary>The question to export; null offers no export.</summary>
    [Parameter]
    public AnalyticsQuery? Export { get; set; }

    /// <summary>Where the lines of a row are listed, by its key; null offers none.</summary>
    [Parameter]
    public Func<string, string>? LinesOf { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The reader picked a row, by its key.</summary>
    [Parameter]
    public EventCallback<string> OnPick { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private List<MeasureDefinition> Definitions { get; set; } = [];

    private bool IsCompared { get; set; }

    private decimal Largest { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Definitions = [.. (Answer?.Query.Measures ?? []).Select(MeasureCatalog.Of)];
        IsCompared = Answer?.Rows.Any(r => r.Comparison is not null) == true;
        Largest = Answer?.Rows.Where(r => !r.IsOther).Max(r => r.Values[0].Value) ?? 0m;
    }

    private static string NameOf(QueryRow row) => row.Keys[0] is { Key: DimensionValue.UnknownKey } ? "Not known" : row.Keys[0].Label;

    private string Width(QueryRow row) => row.IsOther || Largest <= 0m || row.Values[0].Value is not > 0m
        ? "0"
        : ((double)(row.Values[0].Value!.Value / Largest) * WidestPercent).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
