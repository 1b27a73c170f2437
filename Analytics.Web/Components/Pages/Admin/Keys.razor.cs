using Analytics.Core.Domain;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The keys with which programs ask.</summary>
public sealed partial class Keys : AdminPage
{
    private string name = string.Empty;
    private int days = 90;
    private bool read = true;
    private bool write;
    private bool export;
    private bool events;
    private string sites = string.Empty;
    private RowLimit? rows;
    private object picker = new();

    [Inject]
    private ApiKeyService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<ApiKey> All { get; set; } = [];

    private NewApiKey? Made { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => All = await Service.ListAsync();

    private bool IsUsable(ApiKey key) => key.RevokedAt is null && key.ExpiresAt > Clock.GetUtcNow();

    private string StateOf(ApiKey key) => key.RevokedAt is { } revoked
        ? $"revoked {Time(revoked)}"
        : key.ExpiresAt <= Clock.GetUtcNow() ? $"expired {Time(key.ExpiresAt)}" : Time(key.ExpiresAt);

    private static string May(ApiKey key) => key.Scopes == ApiScopes.Events
        ? key.Origins is null ? "send events" : "send events from " + key.Origins.Replace(" ", ", ", StringComparison.Ordinal)
        : key.Scopes.Replace(" ", ", ", StringComparison.Ordinal);

    private string Snippet(NewApiKey made) => TrackingScript.Snippet(Navigation.BaseUri, made.Secret);

    private Task CreateAsync() => ChangeAsync(async actor =>
    {
        List<string> scopes = [];
        foreach (var (chosen, scope) in new[] { (read, ApiScopes.Read), (write, ApiScopes.Write), (export, ApiScopes.Export) })
        {
            if (chosen)
            {
                scopes.Add(scope);
            }
        }

        Made = await Service.CreateAsync(
            events ? new ApiKeyDraft(name, [ApiScopes.Events], days, sites.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) : new ApiKeyDraft(name, scopes, days, Rows: rows),
            actor);
        (name, sites, rows, picker) = (string.Empty, string.Empty, null, new object());
        return null;
    });

    private Task RevokeAsync(ApiKey key) => ChangeAsync(async actor =>
    {
        await Service.RevokeAsync(key.Id, actor);
        return $"The key {key.Name} no longer works.";
    });

    private async Task ChangeAsync(Func<Actor, Task<string?>> command)
    {
        Made = null;
        await DoAsync(command);
        All = await Service.ListAsync();
    }
}
