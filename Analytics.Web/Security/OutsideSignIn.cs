using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Sign-in by an outside provider: the framework's OAuth handler with an authorization code and PKCE, the identity from the user-info
/// endpoint over the token just obtained. What the provider says is used once, at sign-in; its tokens are not kept.
/// </summary>
internal static class OutsideSignIn
{
    /// <summary>The scheme, and the provider's name among an account's outside sign-ins.</summary>
    public const string Scheme = "outside";

    /// <summary>Where the way to the provider begins.</summary>
    public const string Path = "/account/outside";

    private const string VerifiedClaim = "email_verified";
    private const string ReturnUrl = "returnUrl";

    public static IServiceCollection AddOutsideSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OutsideSignInOptions>(configuration.GetSection(OutsideSignInOptions.Section));
        services.AddScoped<OutsideAccounts>();
        services.AddAuthentication().AddOAuth(Scheme, _ => { });
        services.AddOptions<OAuthOptions>(Scheme).Configure<IOptions<OutsideSignInOptions>>(Configure);
        return services;
    }

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, (HttpContext context, IOptions<OutsideSignInOptions> options) => options.Value.IsOn
                ? Results.Challenge(
                    new AuthenticationProperties { RedirectUri = "/", Items = { [ReturnUrl] = LocalUrl.AfterSignIn(context.Request.Query[ReturnUrl]) } }, [Scheme])
                : Results.Redirect("/account/sign-in"))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static void Configure(OAuthOptions oauth, IOptions<OutsideSignInOptions> options)
    {
        var outside = options.Value;
        oauth.CallbackPath = Path + "/callback";
        oauth.SignInScheme = IdentityConstants.ApplicationScheme;
        oauth.UsePkce = true;
        oauth.SaveTokens = false;
        oauth.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        oauth.CorrelationCookie.Name = "analytics.outside.";
        oauth.CorrelationCookie.Path = Path;
        // Validated even when nobody signs in that way.
        oauth.ClientId = Or(outside.ClientId, "none");
        oauth.ClientSecret = Or(outside.ClientSecret, "none");
        oauth.AuthorizationEndpoint = Or(outside.AuthorizationEndpoint, "https://localhost/none");
        oauth.TokenEndpoint = Or(outside.TokenEndpoint, "https://localhost/none");
        oauth.UserInformationEndpoint = Or(outside.UserInformationEndpoint, "https://localhost/none");
        oauth.Scope.Clear();
        foreach (var scope in outside.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oauth.Scope.Add(scope);
        }

        oauth.Events.OnCreatingTicket = IdentifyAsync;
        oauth.Events.OnTicketReceived = ReceiveAsync;
        oauth.Events.OnRemoteFailure = static context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/account/sign-in?problem=outside");
            return Task.CompletedTask;
        };
    }

    private static string Or(string text, string other) => text.Length > 0 ? text : other;

    private static async Task IdentifyAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        var identity = context.Identity!;
        Add(ClaimTypes.NameIdentifier, Text(document.RootElement, "sub") ?? Text(document.RootElement, "id"));
        Add(ClaimTypes.Email, Text(document.RootElement, "email"));
        Add(VerifiedClaim, Text(document.RootElement, VerifiedClaim));

        void Add(string type, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }

    private static string? Text(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            _ => null,
        }
        : null;

    // The session is our own, not the provider's ticket.
    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var services = context.HttpContext.RequestServices;
        var principal = context.Principal!;
        var email = await services.GetRequiredService<OutsideAccounts>().ResolveAsync(
            principal.FindFirstValue(ClaimTypes.NameIdentifier),
            principal.FindFirstValue(ClaimTypes.Email),
            string.Equals(principal.FindFirstValue(VerifiedClaim), "true", StringComparison.OrdinalIgnoreCase),
            context.HttpContext.Connection.RemoteIpAddress?.ToString());
        var outcome = email is null ? SignInOutcome.Refused : await services.GetRequiredService<SignInService>().SignInAsync(email, "outside");
        var home = LocalUrl.AfterSignIn(context.Properties?.Items.TryGetValue(ReturnUrl, out var url) == true ? url : null);
        context.Response.Redirect(outcome switch
        {
            SignInOutcome.Done => home,
            SignInOutcome.NeedsCode => "/account/second-step?returnUrl=" + Uri.EscapeDataString(home),
            _ => "/account/sign-in?problem=no-account",
        });
    }
}
