using System.Collections;
using System.Globalization;
using Analytics.Core.Queries;
using Microsoft.AspNetCore.Http.Extensions;

namespace Analytics.Web.Api;

/// <summary>
/// Pages of lists, everywhere alike: <c>skip</c> and <c>take</c>; how many there are in all in <c>X-Total-Count</c>; the pages around (first, prev, next,
/// last) in <c>Link</c> (RFC 8288).
/// </summary>
internal static class Paging
{
    /// <summary>The most that an answer without pages of its own has at once.</summary>
    public const int MostOnPage = 1_000;

    /// <summary>The parameters, for descriptions.</summary>
    public const string Words = " Pages: skip (0 or more) and take (1 to 1,000); the headers X-Total-Count and Link say how many there are and where the next page is.";

    /// <summary>Reads which page is wanted.</summary>
    /// <exception cref="QueryException">It cannot be read, or is out of range.</exception>
    public static (int Skip, int Take) Read(IQueryCollection values, int usual, int most = MostOnPage)
    {
        var (skip, take) = (QueryReader.Number(values, "skip") ?? 0, QueryReader.Number(values, "take") ?? usual);
        if (skip < 0)
        {
            throw new QueryException("skip", "'skip' is 0 or more.");
        }

        return take < 1 || take > most
            ? throw new QueryException("take", string.Create(CultureInfo.InvariantCulture, $"'take' is 1 to {most:N0}."))
            : (skip, take);
    }

    /// <summary>Says how many there are and where the other pages are.</summary>
    public static void Announce(HttpContext context, int skip, int take, long total)
    {
        context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        var last = total == 0 ? 0 : (total - 1) / take * take;
        List<string> links = [Link("first", 0), Link("last", last)];
        if (skip > 0)
        {
            links.Add(Link("prev", Math.Max(0, skip - take)));
        }

        if (skip + (long)take < total)
        {
            links.Add(Link("next", skip + (long)take));
        }

        context.Response.Headers.Link = string.Join(", ", links);

        string Link(string rel, long from)
        {
            var query = new QueryBuilder(context.Request.Query.Where(static p => !Is(p.Key, "skip") && !Is(p.Key, "take")))
            {
                { "skip", from.ToString(CultureInfo.InvariantCulture) },
                { "take", take.ToString(CultureInfo.InvariantCulture) },
            };
            return $"<{context.Request.PathBase}{context.Request.Path}{query.ToQueryString()}>; rel=\"{rel}\"";
        }
    }

    /// <summary>Gives an endpoint that answers a whole list its pages.</summary>
    public static RouteHandlerBuilder WithPages(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new PagedMetadata()).AddEndpointFilter(static async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        var (skip, take) = Read(context.Request.Query, MostOnPage);
        var answer = await next(invocation);
        if (answer is not IList all)
        {
            return answer;
        }

        Announce(context, skip, take, all.Count);
        return all.Cast<object>().Skip(skip).Take(take).ToArray();
    });

    private static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
