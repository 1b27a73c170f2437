using Analytics.Web.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Analytics.Web.Api;

/// <summary>Describes the API as OpenAPI.</summary>
internal static class ApiDescription
{
    private const string KeyScheme = "apiKey";
    private const string TokenScheme = "accessToken";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddOperationTransformer(ApiOperations.CompleteAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Analytics",
                Version = "v1",
                Description = "Ask a shop's numbers. Send an API key or an access token with every request; without one, every path answers 401. "
                    + "Errors are problem details (RFC 9457) that name the field at fault. Amounts are in the shop's currency, days in its time zone, shares between 0 and 1, null is \"not applicable\".",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [KeyScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthenticationHandler.Header,
                    Description = "A key made by an admin, with the scopes read, write or export, or with events alone. It may also be sent as a bearer token.",
                },
                [TokenScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token from POST /api/v1/auth/token.",
                },
            };
            document.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [] },
            ];
            return Task.CompletedTask;
        });
    }
}
