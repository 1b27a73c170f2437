using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>Revenue, costs and profit by product category or channel.</summary>
public sealed partial class PartsTable : ComponentBase
{
    private readonly string _titleId = "p" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public RoiReport Report { get; set; } = default!;

    /// <summary><c>category</c> or <c>channel</c>.</summary>
    [Parameter]
    public string By { get; set; } = "category";

    /// <summary>Whether a newer report is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Where the table is exported.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>The reader wants the other breakdown.</summary>
    [Parameter]
    public EventCallback<string> OnBy { get; set; }

    private static IReadOnlyList<(string Key, string Label)> Choices { get; } = [("category", "Category"), ("channel", "Channel")];

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string Money => Format.UnitOf(MeasureUnit.Money);

    private IReadOnlyList<RoiPart> Parts => By == "channel" ? Report.ByChannel : Report.ByCategory;

    private static string NameOf(RoiPart part) => part.Key == DimensionValue.OtherKey ? part.Label : Formatter.Label(new DimensionValue(part.Key, part.Label));

    private string Cell(Money? money) => Format.Cell(money?.Amount, MeasureUnit.Money);
}
