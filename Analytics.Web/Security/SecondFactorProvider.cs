using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>
/// Tells Identity that an account has a second factor: a right password alone then does not forget wrong tries, which would let whoever
/// knows it guess codes without end.
/// </summary>
internal sealed class SecondFactorProvider(IServiceProvider services) : IUserTwoFactorTokenProvider<AppUser>
{
    public const string Name = "Analytics";

    public Task<string> GenerateAsync(string purpose, UserManager<AppUser> manager, AppUser user) => Task.FromResult(string.Empty);

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<AppUser> manager, AppUser user) =>
        ActivatorUtilities.CreateInstance<SecondFactor>(services, manager).CheckAsync(user, token);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AppUser> manager, AppUser user) => Task.FromResult(user.TwoFactorEnabled);
}
