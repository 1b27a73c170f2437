using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Core.Streaming;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Analytics.Web.Components;

/// <summary>The pages: what they need, and where they are found.</summary>
public static class AnalyticsPages
{
    /// <summary>Adds components, the shared answers, the shop's formatter and the navigation.</summary>
    public static IServiceCollection AddAnalyticsPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.Configure<QueryCacheOptions>(configuration.GetSection(QueryCacheOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CachedQueryService>();
        services.AddSingleton<SegmentAnswers>();
        services.AddSingleton<PredictiveAnswers>();
        services.AddSingleton<MoneyAnswers>();
        services.AddSingleton<MeasureAnswers>();
        services.AddSingleton<InsightAnswers>();
        services.AddSingleton<CampaignAnswers>();
        services.AddScoped<ICostBook, CostBook>();
        services.AddScoped<IPredictionActions, PredictionActions>();
        services.AddSingleton<FunnelAnswers>();
        services.AddSingleton<IDataChanges, FactChanges>();
        services.AddSingleton<IShop, Shop>();
        services.AddScoped<ShellState>();
        services.AddScoped<ICustomerNotes, CustomerNotes>();
        services.AddScoped<IFunnelActions, FunnelActions>();
        services.AddScoped<IInsightActions, InsightActions>();
        services.AddScoped<IMarketingActions, MarketingActions>();
        services.AddScoped<IKeyMeasureActions, KeyMeasureActions>();
        services.AddSingleton(new NavItem(string.Empty, "Overview", "overview", 0, Policies.Read, KeepsView: true, WithinRowLimit: true));
        services.AddScoped<ILiveActions, LiveActions>();
        services.AddSingleton(static provider =>
        {
            // Taken now: while the application ends, nothing can be asked for any more.
            var intake = provider.GetRequiredService<PurchaseIntake>();
            return new LiveBoard(
                provider.GetRequiredService<ILiveQueries>(),
                provider.GetRequiredService<LiveFeed>(),
                () => intake.Health,
                provider.GetRequiredService<IShop>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILogger<LiveBoard>>());
        });
        services.AddSingleton(static provider =>
        {
            var intake = provider.GetRequiredService<PurchaseIntake>();
            return new LiveViews(
                provider.GetRequiredService<ILiveQueries>(),
                provider.GetRequiredService<IQueryRunner>(),
                provider.GetRequiredService<LiveFeed>(),
                () => intake.Health,
                provider.GetRequiredService<IShop>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ICustomerLabels>(),
                provider.GetService<ILogger<LiveViews>>());
        });
        services.AddSingleton(new NavItem("live", "Live", "live", 3, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("insights", "Insights", "insights", 5, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("measures", "Measures", "measures", 7, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("forecast", "Forecast", "forecast", 10, Policies.Read, KeepsView: true, WithinRowLimit: true));
        services.AddSingleton(new NavItem("funnel", "Funnel", "funnel", 12, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("funnel/voice", "Voice", "voice", 13, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("roi", "ROI", "roi", 14, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("campaigns", "Campaigns", "campaigns", 16, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("segments", "Segments", "segments", 20, Policies.Read, KeepsView: true, WithinRowLimit: true));
        services.AddSingleton(new NavItem("customers", "Customers", "people", 30, Policies.Read));
        services.AddSingleton(new NavItem("predictive", "Predictive", "predictive", 40, Policies.Read, KeepsView: true));
        services.AddSingleton(new NavItem("models", "Models", "models", 45, Policies.SaveViews));
        return services;
    }

    /// <summary>Turns failures and unknown addresses of pages into pages; the API speaks for itself. Comes first in the pipeline.</summary>
    public static WebApplication UseAnalyticsPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        return app;
    }

    /// <summary>Maps the files of the pages, and the pages.</summary>
    public static WebApplication MapAnalyticsPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // Compressing what a live page sends took nearly half of the processor's time and most of a circuit's memory outside of the heap (decision 0040).
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static mode => mode.DisableWebSocketCompression = true);
        return app;
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
}
