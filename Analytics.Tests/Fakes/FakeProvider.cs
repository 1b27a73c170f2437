using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Fakes;

/// <summary>An outside provider on loopback, as strict as a real one: codes count once, and only with the verifier of their challenge.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly Dictionary<string, string> challenges = new(StringComparer.Ordinal);
    private WebApplication? app;

    /// <summary>Who signs in there, as JSON.</summary>
    public string Person { get; set; } = "{}";

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>What the last token request proved: the challenge's method and that its verifier held.</summary>
    public string? Proof { get; private set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        provider.app = builder.Build();
        provider.app.Urls.Add("http://127.0.0.1:0");
        provider.app.MapGet("/authorize", provider.Authorize);
        provider.app.MapPost("/token", provider.TokenAsync);
        provider.app.MapGet("/userinfo", (HttpRequest request) => request.Headers.Authorization == "Bearer token-1" ? Results.Text(provider.Person, "application/json") : Results.Unauthorized());
        await provider.app.StartAsync();
        provider.Address = provider.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["client_id"] != "shop")
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        challenges[code] = query["code_challenge"].ToString();
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        if (form["client_secret"] != "s3cret" || !challenges.Remove(form["code"].ToString(), out var challenge) || challenge != hash)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        Proof = "S256";
        return Results.Json(new { access_token = "token-1", token_type = "Bearer", expires_in = 60 });
    }
}
