using Analytics.Core.Export;
using Analytics.Core.Queries;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web.Api;

/// <summary>
/// How an export is to be written, as the request asks: <c>format</c>, else the Accept header, else CSV; <c>bom=true</c> for a byte order mark.
/// Neither is part of the question, so both are taken out of the query string before it is read.
/// </summary>
/// <param name="Format">The format.</param>
/// <param name="ByteOrderMark">Whether CSV begins with a byte order mark.</param>
internal sealed record ExportForm(ExportFormat Format, bool ByteOrderMark)
{
    /// <summary>What <see cref="ReadAsync"/> read of this request.</summary>
    public static ExportForm Of(HttpContext context) => context.Features.GetRequiredFeature<ExportForm>();

    /// <summary>Reads it before the endpoint runs.</summary>
    /// <exception cref="QueryException">There is no such format, or the mark is neither true nor false.</exception>
    public static ValueTask<object?> ReadAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var request = invocation.HttpContext.Request;
        var asked = QueryReader.One(request.Query, "format");
        var format = asked is null
            ? Accepted(request)
            : ExportFormats.Find(asked) ?? throw new QueryException("format", $"There is no such format. There are: {string.Join(", ", ExportFormats.All.Select(ExportFormats.Key))}.");
        invocation.HttpContext.Features.Set(new ExportForm(format, QueryReader.Flag(request.Query, "bom") ?? false));
        request.QueryString = new QueryBuilder(request.Query.Where(static p => !Is(p.Key, "format") && !Is(p.Key, "bom"))).ToQueryString();
        return next(invocation);

        static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Names the file and says where its manifest will be; once it begins, nothing more can be said.</summary>
    public void Announce(HttpContext context, string table, Guid id)
    {
        var response = context.Response;
        response.ContentType = ExportFormats.MediaType(Format) + (Format == ExportFormat.Xlsx ? string.Empty : "; charset=utf-8");
        response.Headers.ContentDisposition = $"attachment; filename=\"analytics-{table}.{ExportFormats.Key(Format)}\"";
        response.Headers["X-Export-Manifest"] = ExportEndpoints.ManifestPath + id;
    }

    // The one that the caller likes best of those there are; an order within one quality is the caller's own.
    private static ExportFormat Accepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
            ? types.OrderByDescending(static type => type.Quality ?? 1).Where(static type => type.Quality != 0)
                .Select(static type => ExportFormats.OfMediaType(type.MediaType.Value)).FirstOrDefault(static format => format is not null) ?? ExportFormat.Csv
            : ExportFormat.Csv;
}
