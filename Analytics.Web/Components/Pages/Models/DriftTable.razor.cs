using Analytics.Core.Customers;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>How far inputs or predictions have drifted.</summary>
public sealed partial class DriftTable : ComponentBase
{
    /// <summary>What the table is, for who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The drift, feature by feature.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<FeatureDrift> Drift { get; set; } = [];

    /// <summary>Said when there is none.</summary>
    [Parameter, EditorRequired]
    public string Missing { get; set; } = string.Empty;

    [Inject]
    private IShop Shop { get; set; } = default!;
}
