using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>Refuses passwords that are guessed first.</summary>
internal sealed class CommonPasswordValidator(SettingsStore settings) : IPasswordValidator<AppUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) => Task.FromResult(
        password is not null && CommonPasswords.IsCommon(password, [user.Email ?? string.Empty, user.UserName ?? string.Empty, settings.Shop.ShopName])
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordCommon",
                Description = "This password is among those that are guessed first: common words, names, rows of keys, years. Put a few words together that only you would.",
            })
            : IdentityResult.Success);
}
