using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A titled part of a profile.</summary>
public sealed partial class ProfileCard : ComponentBase
{
    private readonly string _titleId = "p" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>How much, and of when.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>What it holds.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
