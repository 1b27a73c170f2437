using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Protection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web.Api;

/// <summary>
/// How an export is to be written, as the request asks: <c>format</c>, else the Accept header, else CSV; <c>bom=true</c> for a byte order mark,
/// <c>pseudonyms</c> for pseudonyms in place of customers, <c>consent=marketing</c> for those customers alone who may be written to. None is part of the question, so all are taken out of the query string before it is read.
/// </summary>
/// <param name="Format">The format.</param>
/// <param name="ByteOrderMark">Whether CSV begins with a byte order mark.</param>
/// <param name="Pseudonyms">What stands in for customers; null for nothing.</param>
/// <param name="Only">The customers who may be in it; null for all.</param>
internal sealed record ExportForm(ExportFormat Format, bool ByteOrderMark, Pseudonyms? Pseudonyms, IReadOnlySet<string>? Only)
{
    /// <summary>What <see cref="ReadAsync"/> read of this request.</summary>
    public static ExportForm Of(HttpContext context) => context.Features.GetRequiredFeature<ExportForm>();

    /// <summary>Reads it before the endpoint runs.</summary>
    /// <exception cref="QueryException">There is no such format, the mark is neither true nor false, or there are no such pseudonyms.</exception>
    public static async ValueTask<object?> ReadAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var request = invocation.HttpContext.Request;
        var asked = QueryReader.One(request.Query, "format");
        var format = asked is null
            ? Accepted(request)
            : ExportFormats.Find(asked) ?? throw new QueryException("format", $"There is no such format. There are: {string.Join(", ", ExportFormats.All.Select(ExportFormats.Key))}.");
        var pseudonyms = QueryReader.One(request.Query, "pseudonyms") switch
        {
            null => null,
            Pseudonyms.Stable => Pseudonyms.Under(await invocation.HttpContext.RequestServices.GetRequiredService<PseudonymKey>().GetAsync(invocation.HttpContext.RequestAborted)),
            Pseudonyms.Once => Pseudonyms.Drawn(),
            _ => throw new QueryException("pseudonyms", "'pseudonyms' is stable (the same in every export) or once (the same within this one)."),
        };
        var only = QueryReader.One(request.Query, "consent") switch
        {
            null => null,
            "marketing" => await invocation.HttpContext.RequestServices.GetRequiredService<ConsentStore>().MarketableAsync(invocation.HttpContext.RequestAborted),
            _ => throw new QueryException("consent", "'consent' is marketing: the customers who may be written to."),
        };
        invocation.HttpContext.Features.Set(new ExportForm(format, QueryReader.Flag(request.Query, "bom") ?? false, pseudonyms, only));
        request.QueryString = new QueryBuilder(request.Query.Where(static p => !Is(p.Key, "format") && !Is(p.Key, "bom") && !Is(p.Key, "pseudonyms") && !Is(p.Key, "consent"))).ToQueryString();
        return await next(invocation);

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
