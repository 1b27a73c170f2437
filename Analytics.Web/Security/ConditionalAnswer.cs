using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web.Security;

/// <summary>
/// Gives the JSON answers of reads an entity tag, and answers 304 to whoever has the answer already. The tag is a hash of the answer itself, but for how long it took: whatever
/// it depends on (data, settings, role, day), a tag that is the same means an answer that is the same. Exports and streams pass as they come.
/// </summary>
internal static partial class ConditionalAnswer
{
    /// <summary>Answers longer than this pass without a tag.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    private const int HashBytes = 18;

    /// <summary>Whether the answer to this request may get a tag.</summary>
    public static bool Applies(HttpContext context) => HttpMethods.IsGet(context.Request.Method);

    /// <summary>Runs the rest, then looks at what it answered.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var real = context.Response.Body;
        await using var kept = new HeldAnswer(context.Response, real, MostBytes);
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = real;
        }

        if (kept.Bytes is not { } answer)
        {
            return;
        }

        var tag = $"W/\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Told().Replace(Encoding.UTF8.GetString(answer.Span), string.Empty))).AsSpan(0, HashBytes))}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.Vary = StringValues.Concat(headers.Vary, "Authorization, X-API-Key, Cookie");
        if (Has(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.ContentType = null;
            context.Response.ContentLength = null;
            return;
        }

        context.Response.ContentLength = answer.Length;
        await real.WriteAsync(answer, context.RequestAborted);
    }

    // What an answer tells of how it was made, which no reader takes for another answer; a quote within a text is escaped, so no text is met.
    [GeneratedRegex("\"(?:elapsedMs|isReused)\":[^,}\\]]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Told();

    private static bool Has(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
