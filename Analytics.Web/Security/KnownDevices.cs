using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Remembers browsers in which an account has signed in before. Whoever types wrong passwords elsewhere locks the account for strangers, not
/// for its owner's own browser, which has tries of its own: nobody can lock an owner out for ever.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, IOptions<SecurityOptions> options, TimeProvider clock)
{
    private const string Cookie = "analytics.device";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly IDataProtector protector = protection.CreateProtector("Analytics.KnownDevice.v1");
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> tries = new(StringComparer.Ordinal);

    /// <summary>Notes that an account has signed in in this browser.</summary>
    public void Remember(HttpContext context, string userId)
    {
        var text = string.Join('|', userId, SecretText.Create(16), clock.GetUtcNow().Add(Kept).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Response.Cookies.Append(Cookie, protector.Protect(text), new CookieOptions
        {
            Path = "/account", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = Kept, IsEssential = true,
        });
    }

    /// <summary>The browser's own name if this account has signed in in it and it has tries left; else null.</summary>
    public string? Recognise(HttpContext? context, string userId)
    {
        if (context?.Request.Cookies[Cookie] is not { Length: < 1000 } sealedText)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(sealedText).Split('|');
            var now = clock.GetUtcNow();
            return parts.Length == 3
                && parts[0] == userId
                && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var until)
                && until > now.ToUnixTimeSeconds()
                && !(tries.TryGetValue(parts[1], out var entry) && entry.Until > now && entry.Failures >= options.Value.LockoutFailures)
                    ? parts[1]
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Counts a wrong password against the browser.</summary>
    public void Failed(string device)
    {
        var now = clock.GetUtcNow();
        var until = now.AddMinutes(options.Value.LockoutMinutes);
        if (tries.Count > 10_000)
        {
            tries.Clear();
        }

        tries.AddOrUpdate(device, (1, until), (_, old) => (old.Until > now ? old.Failures + 1 : 1, until));
    }
}
