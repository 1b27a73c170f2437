using System.Security.Claims;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Analytics.Web.Components.Layout;

/// <summary>The way from page to page: at the side, and at the bottom of a phone. Rooms add to it by registering a <see cref="NavItem"/>.</summary>
public sealed partial class NavBar : ComponentBase, IDisposable
{
    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Registered { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private ShellState Shell { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // Open alerts are counted beside it.
    private const string MeasuresPath = "measures";

    // What the bottom of a phone has room for beside "More"; the stylesheet counts with it.
    private const int OnPhone = 4;

    // Asked once for the bar: a component that asks for each place would take some kilobytes of every circuit, twice.
    private IReadOnlyList<NavItem> Items { get; set; } = [];

    private IEnumerable<NavItem> Rest => Items.Skip(OnPhone);

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var user = Authentication is null ? new ClaimsPrincipal(new ClaimsIdentity()) : (await Authentication).User;
        var open = new List<NavItem>();
        foreach (var item in Registered.OrderBy(static i => i.Order))
        {
            if (item.Policy is null || (await Authorization.AuthorizeAsync(user, item, item.Policy)).Succeeded)
            {
                open.Add(item);
            }
        }

        Items = open;
    }

    private static string RoleOf(ClaimsPrincipal user) =>
        Roles.All.LastOrDefault(user.IsInRole) ?? string.Empty;

    private void OnMoved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    private Task ShowShortcutsAsync() => Shell.ShowShortcutsAsync();

    private string AddressOf(NavItem item) =>
        item.KeepsView ? item.Path + PageView.Parse(Navigation.Uri).Shared().ToQueryString() : item.Path;

    private bool IsHere(NavItem item)
    {
        var path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].TrimEnd('/');
        return item.Path.Length == 0
            ? path.Length == 0
            : IsUnder(path, item.Path) && !Registered.Any(other => other.Path.Length > item.Path.Length && IsUnder(other.Path, item.Path) && IsUnder(path, other.Path));
    }

    // The nearest place is lit: a page under another's path is not that other.
    private static bool IsUnder(string path, string place) =>
        path.Equals(place, StringComparison.OrdinalIgnoreCase) || path.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase);
}
