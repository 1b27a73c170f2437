using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>The eleven segments with their numbers; a name filters, a picture leads to the customers.</summary>
public sealed partial class SegmentTable : ComponentBase
{
    private readonly string _titleId = "s" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The segments.</summary>
    [Parameter, EditorRequired]
    public SegmentSummary Summary { get; set; } = default!;

    /// <summary>How much and when.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The segments that the reader keeps to; null for all.</summary>
    [Parameter]
    public Filter? Picked { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Where a segment's customers are listed; null where they are nowhere.</summary>
    [Parameter]
    public Func<RfmSegment, string>? CustomersOf { get; set; }

    /// <summary>A segment was picked.</summary>
    [Parameter]
    public EventCallback<RfmSegment> OnPick { get; set; }

    /// <summary>Whether segments can be picked.</summary>
    [Parameter]
    public bool IsPickable { get; set; } = true;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private string Unit => Shop.Format.UnitOf(MeasureUnit.Money);

    private bool IsPicked(string name) => Picked is null || Picked.Values.Contains(name, StringComparer.OrdinalIgnoreCase) != Picked.Exclude;

    private static string WordsOf(RfmSegment segment) => segment switch
    {
        RfmSegment.Champions => "bought last and most",
        RfmSegment.LoyalCustomers => "buy often and much, not long ago",
        RfmSegment.PotentialLoyalists => "bought lately, more than once or little",
        RfmSegment.NewCustomers => "bought lately for the first time",
        RfmSegment.Promising => "bought not long ago, once or little",
        RfmSegment.NeedAttention => "middling in everything",
        RfmSegment.AboutToSleep => "bought little, some time ago",
        RfmSegment.AtRisk => "bought well, but long ago",
        RfmSegment.CannotLoseThem => "were among the best, but long ago",
        RfmSegment.Hibernating => "bought little, long ago",
        _ => "bought least, longest ago",
    };
}
