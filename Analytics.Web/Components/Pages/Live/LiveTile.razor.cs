using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>A number up to now against the same time of days before.</summary>
public sealed partial class LiveTile : ComponentBase
{
    private readonly string _nameId = "live-" + Guid.NewGuid().ToString("N");

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The numbers.</summary>
    [Parameter, EditorRequired]
    public LiveSpan Span { get; set; } = default!;

    /// <summary>Whether orders are shown; revenue otherwise.</summary>
    [Parameter]
    public bool IsOrders { get; set; }

    /// <summary>How it is made.</summary>
    [Parameter]
    public string? Hint { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private MeasureUnit Unit => IsOrders ? MeasureUnit.Count : MeasureUnit.Money;

    private decimal Value(LiveCount count) => IsOrders ? count.Orders : count.Revenue.Amount;

    private string Short(decimal value) => Shop.Format.Compact(value, Unit);

    private string Exact(decimal value) => Shop.Format.Exact(value, Unit);

    private RenderFragment Delta(LiveCount before) => builder =>
    {
        var was = Value(before);
        var change = was <= 0 ? (decimal?)null : (Value(Span.Now) - was) / was;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", change switch { > 0 => "good", < 0 => "bad", _ => "muted" });
        builder.AddContent(2, change is { } c ? Shop.Format.Change(c, Unit) : Formatter.NotAvailable);
        builder.CloseElement();
    };
}
