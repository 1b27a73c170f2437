using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>The pages that are open to somebody who sees a part of the shop only, so that a refusal is no dead end.</summary>
public sealed partial class OpenPages : ComponentBase
{
    [Inject]
    private IEnumerable<NavItem> Pages { get; set; } = [];

    private List<NavItem> Open => [.. Pages.Where(static p => p.WithinRowLimit).OrderBy(static p => p.Order)];
}
