using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Api;

/// <summary>
/// Tokens for those who have a password. Whatever does not hold gets 401, a body that cannot be read too: here the body is the credentials.
/// </summary>
internal static class TokenEndpoints
{
    private const int LargestBody = 16 * 1024;
    private const string NumberClaim = "analytics:refresh";

    private static readonly TimeSpan CountsAgain = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/auth/token", SignInAsync)
            .AllowAnonymous()
            .Accepts<SignInRequest>("application/json")
            .Produces<TokenDocument>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .WithSummary("Sign in")
            .WithDescription("Gives an access token and a refresh token for an account's e-mail address and password, and the code of its second factor where it has one. After several wrong passwords the account is locked for a while.");
        api.MapPost("/auth/refresh", RefreshAsync)
            .AllowAnonymous()
            .Accepts<RefreshRequest>("application/json")
            .Produces<TokenDocument>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .WithSummary("Renew tokens")
            .WithDescription(
                "Gives new tokens for a refresh token, while the account is as it was at sign-in. A refresh token counts once (and for half a minute after, should the answer be lost); "
                + "one that comes again later ends the session, because somebody else may have it.");
    }

    private static async Task SignInAsync(HttpContext context, SignInService signIn, SignInManager<AppUser> manager)
    {
        var request = await ReadAsync<SignInRequest>(context);
        var user = await signIn.CheckAsync(request?.Email, request?.Password, request?.Code, "token");
        if (user is null)
        {
            await ApiPipeline.ChallengeAsync(
                context, "Send a JSON object with the email and password of an account, and the code of its second factor where it has one. These open none, or it is locked for now.");
            return;
        }

        await GiveAsync(context, user, manager, await signIn.BeginSessionAsync(user, "token"), 0);
    }

    private static async Task RefreshAsync(
        HttpContext context, SignInManager<AppUser> manager, SessionValidator sessions, UserSessionStore store, AuditLog log, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
    {
        var request = await ReadAsync<RefreshRequest>(context);
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request?.RefreshToken);
        var user = ticket?.Properties.ExpiresUtc > clock.GetUtcNow() && await sessions.IsCurrentAsync(ticket.Principal, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted)
            ? await manager.UserManager.GetUserAsync(ticket.Principal)
            : null;
        if (user is null)
        {
            await ApiPipeline.ChallengeAsync(context, "This refresh token is unknown, has expired, or its account has changed. Sign in again.");
            return;
        }

        var session = ticket!.Principal.FindFirst(SessionValidator.SessionClaim)!;
        // Tokens from before they were counted bear none.
        var used = int.TryParse(ticket.Principal.FindFirstValue(NumberClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        if (await store.RenewAsync(session.Value, user.Id, used, CountsAgain, context.RequestAborted) is not { } number)
        {
            await store.EndAsync(session.Value, user.Id, CancellationToken.None);
            sessions.Forget(user.Id);
            await log.WriteAsync(user.Email!, "user.token-reused", user.Email, address: context.Connection.RemoteIpAddress?.ToString());
            await ApiPipeline.ChallengeAsync(context, "This refresh token was used before, so that somebody else may have it. Its session is ended: sign in again.");
            return;
        }

        await GiveAsync(context, user, manager, session, number);
    }

    private static async Task GiveAsync(HttpContext context, AppUser user, SignInManager<AppUser> manager, Claim session, int number)
    {
        var principal = await manager.CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims([session, new Claim(NumberClaim, number.ToString(CultureInfo.InvariantCulture))]);
        await TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme).ExecuteAsync(context);
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (context.Request.ContentLength > LargestBody || !context.Request.HasJsonContentType())
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<T>(Json, context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException or NotSupportedException)
        {
            return null;
        }
    }
}
