using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage.Model;

/// <summary>Names and key lengths of the account tables, the same whatever options Identity was given.</summary>
internal static class IdentityTables
{
    private const int KeyLength = 128;

    internal static void Configure(ModelBuilder builder)
    {
        builder.Entity<AppUser>().ToTable("users");
        builder.Entity<IdentityRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("user_claims");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
        builder.Entity<IdentityUserLogin<string>>(static login =>
        {
            login.ToTable("user_logins");
            login.Property(static l => l.LoginProvider).HasMaxLength(KeyLength);
            login.Property(static l => l.ProviderKey).HasMaxLength(KeyLength);
        });
        builder.Entity<IdentityUserToken<string>>(static token =>
        {
            token.ToTable("user_tokens");
            token.Property(static t => t.LoginProvider).HasMaxLength(KeyLength);
            token.Property(static t => t.Name).HasMaxLength(KeyLength);
        });
    }
}
