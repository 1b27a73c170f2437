using Analytics.Core.Marketing.Roi;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>The numbers of one row of customers won.</summary>
public sealed partial class AcquisitionCells : ComponentBase
{
    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public AcquisitionRow Row { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string Payback => Row.PaybackMonths is { } months ? Format.Count(months)
        : Row.Cac is null || Row.Earned.Count == 0 ? Formatter.NotAvailable
        : $"not in {Format.Count(Row.Earned.Count)}";
}
