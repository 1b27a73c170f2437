using System.Net;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Accounts, sign-in, policies, headers and limits.</summary>
public static class AnalyticsSecurityExtensions
{
    /// <summary>The default scheme: it looks at the request and passes on to cookie, token or key.</summary>
    internal const string AnyScheme = "Analytics";

    /// <summary>Accounts alone, for the command line: <see cref="AccountService"/>, <see cref="DemoAccounts"/>, <see cref="OneTimeLinks"/>.</summary>
    public static IServiceCollection AddAnalyticsAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SecurityOptions>(configuration.GetSection(SecurityOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>().CreateDbContext());
        services.AddIdentityCore<AppUser>().AddRoles<IdentityRole>().AddPasswordValidator<CommonPasswordValidator>().AddEntityFrameworkStores<AnalyticsDbContext>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SecurityOptions>>((identity, security) =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = string.Empty;
            // Length is what counts; rules on the kinds of characters only make passwords worse.
            identity.Password.RequiredLength = security.Value.PasswordLength;
            identity.Password.RequiredUniqueChars = 4;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.AllowedForNewUsers = true;
            identity.Lockout.MaxFailedAccessAttempts = security.Value.LockoutFailures;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(security.Value.LockoutMinutes);
        });
        services.TryAddSingleton<SessionValidator>();
        services.TryAddSingleton<OneTimeLinks>();
        services.TryAddSingleton<AccountService>();
        services.TryAddSingleton<DemoAccounts>();
        services.TryAddSingleton<DemoDoor>();
        services.TryAddSingleton<AccessStartup>();
        services.TryAddSingleton<ApiKeyService>();
        return services;
    }

    /// <summary>Everything that the server needs to know people and keep others out.</summary>
    public static IServiceCollection AddAnalyticsSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAnalyticsAccounts(configuration);
        services.Configure<LimitOptions>(configuration.GetSection(LimitOptions.Section));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionStateProvider>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CircuitHandler, CircuitAddress>();
        services.AddScoped<CircuitHandler, RowLimitCircuit>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SecondFactorProvider>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<PendingSignIns>();
        services.AddScoped<SignInService>();
        services.Configure<IdentityOptions>(static identity =>
            identity.Tokens.ProviderMap[SecondFactorProvider.Name] = new TokenProviderDescriptor(typeof(SecondFactorProvider)));
        services.AddSingleton(new NavItem("admin", "Admin", "admin", 100, Policies.Administer));
        services.AddScoped<SignInManager<AppUser>>();
        AddSchemes(services);
        services.AddOutsideSignIn(configuration);
        AddPolicies(services);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "analytics.forgery";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRateLimiter(_ => { });
        services.AddSingleton<EventLimits>();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>(Limits.Configure);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SecurityOptions>>(Trust);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddHealthChecks().AddCheck<StorageHealth>("storage").AddCheck<FactsHealth>("facts");
        return services;
    }

    /// <summary>Headers, sign-in, limits and policies around every request; antiforgery after them.</summary>
    public static WebApplication UseAnalyticsSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseAuthentication();
        app.UseMiddleware<EventOrigins>();
        // Around everything that follows, the circuits' connections too: what they start runs under the same limit.
        app.Use(static async (context, next) =>
        {
            using var _ = RowLimits.Use(RowLimitClaims.Of(context.User));
            await next(context);
        });
        app.UseRateLimiter();
        app.UseMiddleware<ApiPipeline>();
        app.UseMiddleware<SecondFactorGate>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Sign-out and the open health addresses; the pages come with the other pages.</summary>
    public static WebApplication MapAnalyticsSecurity(this WebApplication app)
    {
        SignOutEndpoint.Map(app);
        OutsideSignIn.Map(app);
        HealthEndpoints.Map(app);
        return app;
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, policy => policy.ForwardDefaultSelector = SelectScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthenticationHandler>(ApiKeyAuthenticationHandler.Scheme, null)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>(IdentityConstants.BearerScheme)
            .Configure<IOptions<SecurityOptions>>((token, security) =>
            {
                token.BearerTokenExpiration = TimeSpan.FromMinutes(security.Value.AccessTokenMinutes);
                token.RefreshTokenExpiration = TimeSpan.FromDays(security.Value.RefreshTokenDays);
                token.Events.OnMessageReceived = static message =>
                {
                    message.Token = ApiPaths.QueryToken(message.HttpContext);
                    return Task.CompletedTask;
                };
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SecurityOptions>>(SessionCookie.Configure);
    }

    // Keys and tokens are for the API alone; there, a cookie counts only for requests that change nothing.
    private static string SelectScheme(HttpContext context)
    {
        var isHub = ApiPaths.IsHub(context);
        if (!ApiPaths.IsApi(context) && !isHub)
        {
            return IdentityConstants.ApplicationScheme;
        }

        if (ApiKeyAuthenticationHandler.Read(context.Request) is not null)
        {
            return ApiKeyAuthenticationHandler.Scheme;
        }

        if (context.Request.Headers.Authorization.Count > 0 || ApiPaths.QueryToken(context) is not null)
        {
            return IdentityConstants.BearerScheme;
        }

        // A hub looks itself at where a browser comes from.
        var isSafe = isHub || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return isSafe ? IdentityConstants.ApplicationScheme : ApiKeyAuthenticationHandler.Scheme;
    }

    private static void AddPolicies(IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var policy in Policies.All)
        {
            authorization.AddPolicy(policy, builder => builder.AddRequirements(new AccessRequirement(policy)));
        }
    }

    private static void Trust(ForwardedHeadersOptions forwarded, IOptions<SecurityOptions> security)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in security.Value.KnownProxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
