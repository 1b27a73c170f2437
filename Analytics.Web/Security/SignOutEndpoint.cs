using Microsoft.AspNetCore.Antiforgery;

namespace Analytics.Web.Security;

/// <summary>Signing out: by form only, so that no link can do it, with its antiforgery token.</summary>
internal static class SignOutEndpoint
{
    private const string SignIn = "/account/sign-in";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInService signIn)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await signIn.SignOutAsync();
        return form["returnUrl"].ToString() is { Length: > 0 } returnUrl
            ? Results.LocalRedirect(SignIn + "?returnUrl=" + Uri.EscapeDataString(LocalUrl.OrHome(returnUrl)))
            : Results.LocalRedirect(SignIn);
    }
}
