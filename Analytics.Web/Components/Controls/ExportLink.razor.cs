using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A link to an answer, or to the lines behind it, as CSV; only those who may export see it.</summary>
public sealed partial class ExportLink : ComponentBase
{
    /// <summary>What to export; null where <see cref="Href"/> says it.</summary>
    [Parameter]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>The address of what is exported, where it is no question's answer.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>Whether to export the lines that the question counts rather than its answer.</summary>
    [Parameter]
    public bool IsLines { get; set; }

    /// <summary>Its name.</summary>
    [Parameter]
    public string Label { get; set; } = "Export CSV";

    /// <summary>Whether only the picture is shown.</summary>
    [Parameter]
    public bool IsIcon { get; set; }

    private string? Address => Href is not null || Query is null ? Href : IsLines ? ExportAddress.OfLines(Query) : ExportAddress.Of(Query);
}
