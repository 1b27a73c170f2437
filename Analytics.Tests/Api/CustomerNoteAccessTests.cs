using System.Security.Claims;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class CustomerNoteAccessTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Write_Viewer_IsRefused()
    {
        await using var scope = host.Services.CreateAsyncScope();
        Enter(scope, await UserAsync(scope, Roles.Viewer));

        await Assert.ThrowsAsync<AccessDeniedException>(() => scope.ServiceProvider.GetRequiredService<ICustomerNotes>().AddAsync("c-viewer", "x"));
    }

    [Fact]
    public async Task Change_AnothersNote_IsTheAdminsOnly()
    {
        CustomerNote note;
        await using (var admin = host.Services.CreateAsyncScope())
        {
            Enter(admin, await UserAsync(admin, Roles.Admin));
            note = await admin.ServiceProvider.GetRequiredService<ICustomerNotes>().AddAsync("c-shared", "the admin's");
        }

        await using (var analyst = host.Services.CreateAsyncScope())
        {
            Enter(analyst, await UserAsync(analyst, Roles.Analyst));
            var notes = analyst.ServiceProvider.GetRequiredService<ICustomerNotes>();
            // Whatever the page claims of the author.
            note.Author = ApiHost.EmailOf(Roles.Analyst);
            await Assert.ThrowsAsync<AccessDeniedException>(() => notes.ChangeAsync(note, "taken over"));
            await Assert.ThrowsAsync<AccessDeniedException>(() => notes.DeleteAsync(note));
            var own = await notes.AddAsync("c-shared", "the analyst's");
            await notes.DeleteAsync(own);
            await notes.RestoreAsync(own);
        }

        await using (var admin = host.Services.CreateAsyncScope())
        {
            Enter(admin, await UserAsync(admin, Roles.Admin));
            var notes = admin.ServiceProvider.GetRequiredService<ICustomerNotes>();
            foreach (var each in await notes.ListAsync("c-shared"))
            {
                await notes.DeleteAsync(each);
            }

            Assert.Empty(await notes.ListAsync("c-shared"));
        }

        var actions = (await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "note."), 0, 20)).Entries.Select(e => e.Action);
        Assert.Equal(["note.delete", "note.delete", "note.restore", "note.delete", "note.create", "note.create"], actions);
    }

    // Not awaited: the context is the caller's own from here on.
    private static void Enter(AsyncServiceScope scope, ClaimsPrincipal user) =>
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = user, RequestServices = scope.ServiceProvider };

    private static async Task<ClaimsPrincipal> UserAsync(AsyncServiceScope scope, string role)
    {
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByEmailAsync(ApiHost.EmailOf(role));
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>().CreateAsync(user!);
        var now = TimeProvider.System.GetUtcNow();
        var session = new UserSession { Id = Guid.NewGuid().ToString("N"), UserId = user!.Id, Kind = "page", CreatedAt = now, LastSeenAt = now, EndsAt = now.AddDays(1) };
        await scope.ServiceProvider.GetRequiredService<UserSessionStore>().BeginAsync(session);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionValidator.SessionClaim, session.Id));
        return principal;
    }
}
