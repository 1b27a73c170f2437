using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Components.Controls;

/// <summary>A part of a page that is only for those who see the whole shop: what it shows cannot be limited to rows.</summary>
public sealed partial class WholeShop : ComponentBase
{
    /// <summary>The part.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private bool IsWhole { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync() =>
        IsWhole = Authentication is null || RowLimitClaims.Of((await Authentication).User) is null;
}
