using Analytics.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Analytics.Web.Components.Controls;

/// <summary>One number: its name, its value, its change against the comparison, and where it came from.</summary>
public sealed partial class Tile : ComponentBase
{
    private readonly string _nameId = "t" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The number.</summary>
    [Parameter, EditorRequired]
    public TileModel Model { get; set; } = default!;

    /// <summary>Where its lines are listed.</summary>
    [Parameter]
    public string? Drill { get; set; }

    /// <summary>The reader asks how it is made.</summary>
    [Parameter]
    public EventCallback<MouseEventArgs> OnExplain { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private string Exact => Shop.Format.Exact(Model.Value.Value, Model.Definition.Unit);

    private decimal? Delta => Model.Before is { } before ? Change.Between(Model.Value, before, Model.Definition) : null;

    private string Reason => MeasureParts.WhyUnknown(Model.Definition.Measure);

    // A small share carries its counts; else why nothing is compared.
    private string? Note => Model.NoComparison
        ?? (Model.Before is not null && Model.ComparisonPeriod is { } period ? $"not known for {Shop.Format.Days(period)}" : null);
}
