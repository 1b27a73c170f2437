using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>The form of a key measure: what it counts where it is the shop's own, its target, its owner, its thresholds.</summary>
public sealed partial class MeasureForm : DraftForm<MeasureDraft>
{
    private readonly string _windowId = "w" + Guid.NewGuid().ToString("N")[..8];
    private readonly string _filterId = "f" + Guid.NewGuid().ToString("N")[..8];

    [Inject]
    private IShop Shop { get; set; } = default!;

    private string Currency => Shop.Format.UnitOf(MeasureUnit.Money);

    private string TargetUnit => Draft.Unit switch { MeasureUnit.Money => $" ({Currency})", MeasureUnit.Share => " (%)", _ => string.Empty };
}
