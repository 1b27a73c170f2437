using Microsoft.AspNetCore.Mvc;

namespace Analytics.Web.Security;

/// <summary>Signing out: by form only, so that no link can do it, with its antiforgery token.</summary>
internal static class SignOutEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/account/sign-out", async ([FromForm] string? returnUrl, SignInService signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/sign-in" + (returnUrl is null ? string.Empty : "?returnUrl=" + Uri.EscapeDataString(LocalUrl.OrHome(returnUrl))));
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
}
