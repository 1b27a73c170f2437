using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Analytics.Web.Security;

/// <summary>Keeps a half-finished sign-in in the browser, encrypted and for five minutes.</summary>
public sealed class PendingSignIns(IDataProtectionProvider protection)
{
    private const string Cookie = "analytics.pending";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Analytics.PendingSignIn.v1").ToTimeLimitedDataProtector();

    /// <summary>Keeps it.</summary>
    public void Keep(HttpContext context, PendingSignIn pending) =>
        context.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(pending), Kept), Options(context));

    /// <summary>The one that waits in this browser; null when there is none, or it is too old.</summary>
    public PendingSignIn? Find(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: < 4000 } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<PendingSignIn>(protector.Unprotect(text));
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/account", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });

    private static CookieOptions Options(HttpContext context) => new()
    {
        Path = "/account", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Kept, IsEssential = true,
    };
}
