using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Keeps a page of customers' scores to groups of them: RFM segments, value tiers, churn tiers, saved segments.</summary>
public sealed partial class CustomerGroupMenus : ComponentBase
{
    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = default!;

    /// <summary>The saved segments.</summary>
    [Parameter]
    public IReadOnlyList<SegmentLabel> Segments { get; set; } = [];

    /// <summary>Another view is wanted.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>Further menus, before the saved segments.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IReadOnlyList<(string Key, string Label)> SavedChoices => [.. Segments.Select(s => (s.Key, s.Name))];

    private static IReadOnlyList<(string Key, string Label)> Choices(ScoreField field, int from = 0) =>
        [.. ScoreFields.Of(field).Names.Skip(from).Select(name => (name, name))];

    private IReadOnlyList<string> Values(Dimension dimension) => View.FilterOn(dimension) is { Exclude: false } filter ? filter.Values : [];

    private Task FilterAsync(Dimension dimension, IReadOnlyList<string> values) => OnChange.InvokeAsync(View.WithFilter(dimension, values));
}
