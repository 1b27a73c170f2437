using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Analytics.Web.Components;

/// <summary>The document around every page.</summary>
public sealed partial class App : ComponentBase
{
    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    // Painted by the server from the cookie, so that no page flashes in the wrong theme.
    private string Theme => Context.Request.Cookies["theme"] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => "system",
    };

    // Pages that set cookies, such as signing in, are plain pages; all others live on a circuit.
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
