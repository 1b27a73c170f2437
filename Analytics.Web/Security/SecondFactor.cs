using System.Globalization;
using System.Security.Cryptography;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>
/// The second factor of an account: a code from an authenticator app, or one of ten recovery codes. The app's key is kept encrypted, recovery
/// codes as hashes, both in Identity's tokens. A code counts once.
/// </summary>
public sealed class SecondFactor(UserManager<AppUser> users, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Owner = "Analytics";
    private const string KeyName = "totp-key";
    private const string PendingName = "totp-pending";
    private const string StepName = "totp-step";
    private const string CodesName = "recovery-codes";
    private const int Codes = 10;

    private readonly IDataProtector protector = protection.CreateProtector("Analytics.SecondFactor.v1");

    /// <summary>Takes the second factor off an account; needs no keys, so that the command line can do it.</summary>
    public static async Task RemoveAsync(UserManager<AppUser> users, AppUser user)
    {
        foreach (var name in (string[])[KeyName, PendingName, StepName, CodesName])
        {
            AccountRules.Check(await users.RemoveAuthenticationTokenAsync(user, Owner, name));
        }

        AccountRules.Check(await users.SetTwoFactorEnabledAsync(user, false));
    }

    /// <summary>The key that waits to be confirmed by a first code; a new one where none waits.</summary>
    public async Task<byte[]> PendingKeyAsync(AppUser user)
    {
        if (await KeyAsync(user, PendingName) is { } waiting)
        {
            return waiting;
        }

        var key = RandomNumberGenerator.GetBytes(20);
        AccountRules.Check(await users.SetAuthenticationTokenAsync(user, Owner, PendingName, protector.Protect(Convert.ToBase64String(key))));
        return key;
    }

    /// <summary>Switches the second factor on with a first code, and returns the recovery codes, which are shown this once.</summary>
    /// <exception cref="AccountException">The code is not the waiting key's.</exception>
    public async Task<IReadOnlyList<string>> ConfirmAsync(AppUser user, string? code)
    {
        var key = await KeyAsync(user, PendingName);
        if (key is null || Totp.Match(key, Clean(code), clock.GetUtcNow(), used: 0) is not { } step)
        {
            throw new AccountException("code", "This is not the code that the app shows now. Check the clock of the device, and try the next code.");
        }

        await SetAsync(user, KeyName, protector.Protect(Convert.ToBase64String(key)));
        await SetAsync(user, StepName, step.ToString(CultureInfo.InvariantCulture));
        AccountRules.Check(await users.RemoveAuthenticationTokenAsync(user, Owner, PendingName));
        var codes = await NewCodesAsync(user);
        AccountRules.Check(await users.SetTwoFactorEnabledAsync(user, true));
        return codes;
    }

    /// <summary>Whether a code from the app, or a recovery code, is right; uses it up.</summary>
    public async Task<bool> CheckAsync(AppUser user, string? code)
    {
        var text = Clean(code);
        if (text.Length == 6 && text.All(char.IsAsciiDigit))
        {
            _ = long.TryParse(await users.GetAuthenticationTokenAsync(user, Owner, StepName), CultureInfo.InvariantCulture, out var used);
            // Two at once cannot both count: the second finds the account changed.
            return await KeyAsync(user, KeyName) is { } key
                && Totp.Match(key, text, clock.GetUtcNow(), used) is { } step
                && (await users.SetAuthenticationTokenAsync(user, Owner, StepName, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
        }

        var hashes = await HashesAsync(user);
        var hash = SecretText.Hash(text.ToUpperInvariant());
        var rest = hashes.Where(other => !SecretText.SameHash(other, hash)).ToList();
        return rest.Count < hashes.Count && (await users.SetAuthenticationTokenAsync(user, Owner, CodesName, string.Join(';', rest))).Succeeded;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountCodesAsync(AppUser user) => (await HashesAsync(user)).Count;

    /// <summary>Replaces the recovery codes, and returns the new ones, which are shown this once.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(AppUser user)
    {
        // Five bytes twice: 80 bits, in letters that are typed without a mistake.
        var codes = Enumerable.Range(0, Codes)
            .Select(static _ => Totp.ToBase32(RandomNumberGenerator.GetBytes(5)) + "-" + Totp.ToBase32(RandomNumberGenerator.GetBytes(5)))
            .ToList();
        await SetAsync(user, CodesName, string.Join(';', codes.Select(static code => SecretText.Hash(Clean(code)))));
        return codes;
    }

    private static string Clean(string? code) => code is null || code.Length > 40 ? string.Empty : code.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> HashesAsync(AppUser user) =>
        (await users.GetAuthenticationTokenAsync(user, Owner, CodesName) ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries);

    private async Task SetAsync(AppUser user, string name, string value) => AccountRules.Check(await users.SetAuthenticationTokenAsync(user, Owner, name, value));

    private async Task<byte[]?> KeyAsync(AppUser user, string name)
    {
        if (await users.GetAuthenticationTokenAsync(user, Owner, name) is not { } text)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            // The keys beside the database are others now; only recovery codes, or an admin, help.
            return null;
        }
    }
}
