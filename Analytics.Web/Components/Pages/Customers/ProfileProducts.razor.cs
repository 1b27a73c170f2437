using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>The products and categories that a customer bought most of.</summary>
public sealed partial class ProfileProducts : ProfilePart
{
    /// <summary>The shop's own id of the customer.</summary>
    [Parameter, EditorRequired]
    public string Customer { get; set; } = string.Empty;

    /// <summary>The products; null while they are read.</summary>
    [Parameter]
    public QueryResult? Products { get; set; }

    /// <summary>The categories; null while they are read.</summary>
    [Parameter]
    public QueryResult? Categories { get; set; }

    private bool HasCategories => Categories?.Rows.Any(r => r.Keys[0].Key != DimensionValue.UnknownKey) == true;

    private string LinesOf(Dimension dimension, string key) =>
        "lines" + new PageView().WithFilter(Dimension.Customer, [Customer]).WithFilter(dimension, [key]).Over(PeriodPreset.AllTime).ToQueryString();
}
