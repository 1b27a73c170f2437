using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The title and the tabs of the admin's pages, with what the last command came to.</summary>
public sealed partial class AdminFrame : ComponentBase
{
    private static readonly (string Path, string Label)[] Tabs =
    [
        ("admin/users", "Users"), ("admin/settings", "Settings"), ("admin/keys", "API keys"), ("admin/privacy", "Privacy"), ("admin/audit", "Audit"), ("admin/channels", "Channels"), ("admin/jobs", "Jobs"), ("admin/system", "System"), ("admin/use", "Own use"),
    ];

    /// <summary>The page's title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>What went wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>What was done.</summary>
    [Parameter]
    public string? Done { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
