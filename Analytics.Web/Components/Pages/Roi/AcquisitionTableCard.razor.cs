using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>LTV against CAC by month or channel of the first order.</summary>
public sealed partial class AcquisitionTableCard : ComponentBase
{
    private readonly string _titleId = "l" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The report; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public AcquisitionReport? Report { get; set; }

    /// <summary><c>month</c> or <c>channel</c>.</summary>
    [Parameter]
    public string By { get; set; } = "month";

    /// <summary>Whether a newer report is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Where the table is exported.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>The reader wants the other breakdown.</summary>
    [Parameter]
    public EventCallback<string> OnBy { get; set; }

    private static IReadOnlyList<(string Key, string Label)> Choices { get; } = [("month", "Month"), ("channel", "Channel")];

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string Money => Format.UnitOf(MeasureUnit.Money);

    private string? Subtitle => Report?.Period is { } days ? $"Customers whose first order ever lies in {Format.Days(days)}" : null;

    private IReadOnlyList<AcquisitionRow> Rows => By == "channel" ? Report!.Channels : Report!.Cohorts;

    private string? LtvWords => Report is { LifetimeMonths: { } months, LifetimeMargin: { } margin }
        ? $"LTV is the mean of the model's lifetime value, what customers are expected to bring in the next {months} months at a margin of {Format.Share((decimal)margin)}."
        : null;

    private string NameOf(AcquisitionRow row) => row.Month is { } month
        ? Format.Bucket(new DimensionValue(row.Key, row.Key, month), Dimension.Month) + (row.IsPartial ? " (in part)" : string.Empty)
        : Formatter.Label(new DimensionValue(row.Key, row.Key));
}
