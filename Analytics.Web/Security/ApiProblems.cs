using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Web.Security;

/// <summary>Writes errors of the API as RFC 9457 problem details that name the field at fault.</summary>
internal static partial class ApiProblems
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes a problem; does nothing once the response has begun.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail, string? field = null) => WriteAsync(
        context, status, detail, field is null ? null : new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [detail ?? "Cannot be read."] });

    /// <summary>Writes a problem with several fields at fault, and more about it under a name of its own.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail, Dictionary<string, string[]>? fields, (string Name, object Value)? more = null)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        var problem = fields is null ? new ProblemDetails() : new HttpValidationProblemDetails(fields);
        if (more is var (name, value))
        {
            problem.Extensions[name] = value;
        }

        problem.Status = status;
        problem.Detail = detail;
        Complete(context, problem);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, problem.GetType(), Json, "application/problem+json", context.RequestAborted);
    }

    /// <summary>Makes a problem of the API look like every other, whoever made it.</summary>
    public static void Complete(HttpContext context, ProblemDetails problem)
    {
        if (!ApiPaths.IsApi(context) || problem.Status is not { } status)
        {
            return;
        }

        problem.Title = Title(status);
        problem.Type = TypeOf(status);
        problem.Instance = context.Request.Path;
    }

    /// <summary>Writes what went wrong where it is the caller's to mend; false where it is not.</summary>
    public static async Task<bool> TryWriteAsync(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case QueryException query:
                await WriteAsync(context, StatusCodes.Status400BadRequest, query.Message, query.Field);
                return true;
            case AccountException account:
                await WriteAsync(context, StatusCodes.Status400BadRequest, account.Message, account.Field);
                return true;
            case ExportException export:
                await WriteAsync(context, StatusCodes.Status409Conflict, export.Message);
                return true;
            case AccessDeniedException denied:
                await WriteAsync(context, StatusCodes.Status403Forbidden, denied.Message);
                return true;
            case BadHttpRequestException { InnerException: JsonException json }:
                await WriteAsync(context, StatusCodes.Status400BadRequest, Explain(json), Field(json.Path));
                return true;
            case InvalidOperationException { InnerException: DecoderFallbackException }:
                await WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not text in UTF-8.", "body");
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad when bad.Message.Contains("no body was provided", StringComparison.Ordinal):
                await WriteAsync(context, StatusCodes.Status400BadRequest, "A body is needed: JSON, as /api/v1/openapi.json describes it.", "body");
                return true;
            case BadHttpRequestException bad when Unread().Match(bad.Message) is { Success: true } match:
                await WriteAsync(context, StatusCodes.Status400BadRequest, match.Groups["text"].Success ? "This cannot be read here: it has another form." : "This is needed.", match.Groups["name"].Value);
                return true;
            case BadHttpRequestException bad:
                await WriteAsync(context, bad.StatusCode, Explain(bad.StatusCode) ?? "The request cannot be read.");
                return true;
            default:
                return false;
        }
    }

    /// <summary>What to say of a bare status code.</summary>
    public static string? Explain(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Send an API key (Authorization: Bearer ak_… or X-API-Key) or an access token from POST /api/v1/auth/token.",
        StatusCodes.Status403Forbidden => "Your role, or your key's scopes, do not cover this.",
        StatusCodes.Status404NotFound => "There is nothing at this path. /api/v1/openapi.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This path does not answer to this method.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => null,
    };

    /// <summary>The address of what is said of a status.</summary>
    public static string TypeOf(int status) => status == StatusCodes.Status429TooManyRequests
        ? "https://datatracker.ietf.org/doc/html/rfc6585#section-4"
        : "https://datatracker.ietf.org/doc/html/rfc9110#name-" + Anchor(status);

    /// <summary>A status in words.</summary>
    public static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be understood",
        StatusCodes.Status401Unauthorized => "Who are you?",
        StatusCodes.Status403Forbidden => "You may not do this",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "Method not allowed",
        StatusCodes.Status409Conflict => "The data changed meanwhile",
        StatusCodes.Status413PayloadTooLarge => "The body is too large",
        StatusCodes.Status415UnsupportedMediaType => "Unsupported media type",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Not ready",
        _ => status >= 500 ? "Something went wrong here" : "The request failed",
    };

    private static string Anchor(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "401-unauthorized",
        StatusCodes.Status403Forbidden => "403-forbidden",
        StatusCodes.Status404NotFound => "404-not-found",
        StatusCodes.Status405MethodNotAllowed => "405-method-not-allowed",
        StatusCodes.Status409Conflict => "409-conflict",
        StatusCodes.Status413PayloadTooLarge => "413-content-too-large",
        StatusCodes.Status415UnsupportedMediaType => "415-unsupported-media-type",
        StatusCodes.Status503ServiceUnavailable => "503-service-unavailable",
        StatusCodes.Status500InternalServerError => "500-internal-server-error",
        _ => "400-bad-request",
    };

    // What is no JSON, what is a field too many, and what has another form than it should; the framework's own words name types of the program.
    private static string Explain(JsonException json) =>
        json.InnerException is JsonException ? "The body cannot be read as JSON here: " + Place(json)
        : json.Message.StartsWith("The JSON property", StringComparison.Ordinal) ? $"There is no field '{Field(json.Path)}' here: {Place(json)} /api/v1/openapi.json lists what there is."
        : json.Message.Contains("missing required", StringComparison.Ordinal) ? "A field that is needed is missing; /api/v1/openapi.json says which are."
        : $"'{Field(json.Path)}' cannot be read: it has another form than it should, at {Place(json)}";

    private static string Place(JsonException json) =>
        $"line {(json.LineNumber ?? 0) + 1}, character {(json.BytePositionInLine ?? 0) + 1}.";

    // The framework's words for a parameter that is missing or cannot be read; they name types of the program.
    [GeneratedRegex("^(?:Failed to bind parameter|Required parameter) \"[^\"]*?(?<name>[A-Za-z0-9_]+)\" (?:from \"(?<text>[^\"]*)|was not provided)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unread();

    private static string Field(string? path) => string.IsNullOrEmpty(path) || path == "$" ? "body" : path.TrimStart('$').TrimStart('.');
}
