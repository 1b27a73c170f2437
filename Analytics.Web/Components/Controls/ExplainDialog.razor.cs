using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Says how a number is made: formula, parts, period, zone, filters, lines and freshness.</summary>
public sealed partial class ExplainDialog : ComponentBase
{
    /// <summary>The number; null while nothing is explained.</summary>
    [Parameter]
    public TileModel? Model { get; set; }

    /// <summary>The answer that it is part of.</summary>
    [Parameter]
    public QueryResult? Answer { get; set; }

    /// <summary>Where its lines are listed.</summary>
    [Parameter]
    public string? Drill { get; set; }

    /// <summary>The reader has read it.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private Task ClosedAsync() => OnClose.InvokeAsync();
}
