using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Http.Json;

namespace Analytics.Web.Api;

/// <summary>The API for programs, under <c>/api/v1</c>.</summary>
public static class AnalyticsApiExtensions
{
    /// <summary>What the API needs.</summary>
    public static IServiceCollection AddAnalyticsApi(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            // A misspelt field is an error, not a default.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        services.Configure<RouteHandlerOptions>(route => route.ThrowOnBadRequest = true);
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = static problem => ApiProblems.Complete(problem.HttpContext, problem.ProblemDetails));
        services.AddSingleton<SegmentExporter>();
        services.AddSignalR()
            .AddJsonProtocol(static json =>
            {
                json.PayloadSerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
                json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            })
            .AddHubOptions<LiveHub>(static hub =>
            {
                hub.SupportedProtocols = ["json"];
                hub.MaximumReceiveMessageSize = 1024 * 1024;
            });
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    /// <summary>Maps the endpoints. <see cref="AnalyticsSecurityExtensions.UseAnalyticsSecurity"/> guards the paths, known or not.</summary>
    public static WebApplication MapAnalyticsApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiPaths.V1).AddEndpointFilterFactory(KnownParameters.Check);
        TokenEndpoints.Map(api);
        // A key may export without reading: each part has its own policy.
        ExportEndpoints.Map(api);
        SegmentExportEndpoints.Map(api);
        VoiceEndpoints.MapExport(api);
        MoneyExportEndpoints.Map(api);
        CustomerExportEndpoints.Map(api);
        MarketingExportEndpoints.Map(api);
        EventExportEndpoints.Map(api);
        AuditEndpoints.Map(api);
        EventIntakeEndpoints.Map(api);
        PurchaseEndpoints.Map(api);
        PersonEndpoints.Map(api);
        ConsentEndpoints.Map(api);
        var read = api.MapGroup(string.Empty).RequireAuthorization(Policies.Read);
        DashboardEndpoints.Map(read);
        ComprehensiveEndpoints.Map(read);
        QueryEndpoints.Map(read);
        CustomerEndpoints.Map(read);
        PredictionEndpoints.Map(read);
        SegmentRuleEndpoints.Map(read);
        ClusteringEndpoints.Map(read);
        ForecastEndpoints.Map(read);
        SentimentEndpoints.Map(read);
        VoiceEndpoints.Map(read);
        InsightEndpoints.Map(read);
        MetricEndpoints.Map(read);
        LiveEndpoints.Map(read);
        SystemEndpoints.Map(read);
        ModelEndpoints.Map(read);
        RoiEndpoints.Map(read);
        FunnelEndpoints.Map(read);
        BehaviourEndpoints.Map(read);
        CampaignEndpoints.Map(read);
        MarketingEndpoints.Map(read);
        app.MapOpenApi("/api/v1/openapi.json").RequireAuthorization(Policies.Read).WithMetadata(new WithinRowLimitAttribute());
        app.MapHub<LiveHub>(LiveHub.Path).RequireAuthorization(Policies.Read);
        // Before the pages' own fallback: what is unknown here is no page.
        app.Map("/api/{**path}", NotFound).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static Task NotFound(HttpContext context) =>
        ApiProblems.WriteAsync(context, StatusCodes.Status404NotFound, ApiProblems.Explain(StatusCodes.Status404NotFound));
}
