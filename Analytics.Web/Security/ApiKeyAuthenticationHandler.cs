using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Lets programs in that send an API key as <c>Authorization: Bearer ak_…</c> or <c>X-API-Key: ak_…</c>.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyService keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name, and its principals' authentication type.</summary>
    public new const string Scheme = "ApiKey";

    /// <summary>The header for keys.</summary>
    public const string Header = "X-API-Key";

    /// <summary>The parameter for keys that send events: a page that is being left cannot send headers.</summary>
    public const string Parameter = "key";

    /// <summary>The claim that names a site from whose pages the key may be used.</summary>
    public const string OriginClaim = "origin";

    /// <summary>The claim that names a scope.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The key that a request bears, valid or not; null where there is none.</summary>
    public static string? Read(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var header))
        {
            return header.ToString().Trim();
        }

        if ((Bearer(request) ?? ApiPaths.QueryToken(request.HttpContext)) is { } bearer)
        {
            return bearer.StartsWith(ApiKeyService.Start, StringComparison.Ordinal) ? bearer : null;
        }

        return ApiPaths.IsEvents(request.HttpContext) && request.Query.TryGetValue(Parameter, out var parameter) ? parameter.ToString() : null;
    }

    /// <summary>What follows <c>Authorization: Bearer</c>; null where that is absent.</summary>
    public static string? Bearer(HttpRequest request)
    {
        const string prefix = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? header[prefix.Length..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Read(Request) is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        var key = await keys.VerifyAsync(secret, Context.RequestAborted);
        if (key is null)
        {
            return AuthenticateResult.Fail("The API key is unknown, revoked or expired.");
        }

        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, "key:" + key.Prefix),
            new(ClaimTypes.Name, "key " + key.Name),
            .. key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => new Claim(ScopeClaim, scope)),
            .. EventOrigins.Split(key.Origins).Select(origin => new Claim(OriginClaim, origin)),
        ];
        if (key.RowLimit is { } rows)
        {
            claims.Add(new Claim(RowLimitClaims.Type, rows));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme));
    }
}
