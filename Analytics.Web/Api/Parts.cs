using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Parts of the shop at endpoints that answer for the whole of it unless asked otherwise: the filters of a query, read and described alike everywhere.</summary>
internal static class Parts
{
    /// <summary>Lets an endpoint take filters: by all that says which lines count, or by these dimensions alone.</summary>
    public static RouteHandlerBuilder WithParts(this RouteHandlerBuilder endpoint, IReadOnlyList<Dimension>? dimensions = null) => endpoint.WithMetadata(
        new PartMetadata([.. DimensionCatalog.All.Where(d => dimensions?.Contains(d.Dimension) ?? !d.IsTimeBucket)]));

    /// <summary>The part that a request asks about; none for the whole shop.</summary>
    /// <param name="context">A request to an endpoint with <see cref="WithParts"/>.</param>
    /// <param name="labels">What is said of customers now: a segment that is not there is an error even where nothing is counted by it.</param>
    /// <param name="others">The endpoint's own parameters that a dimension has the name of.</param>
    /// <exception cref="QueryException">A filter cannot be understood, is by what the endpoint cannot filter by, or names a saved segment that there is not.</exception>
    public static IReadOnlyList<Filter> Read(HttpContext context, CustomerLabelSet labels, params string[] others)
    {
        var known = context.GetEndpoint()!.Metadata.GetRequiredMetadata<PartMetadata>().Dimensions;
        var filters = QueryRequest.FiltersOf(QueryReader.Filters(context.Request.Query, others));
        if (filters.FirstOrDefault(f => known.All(d => d.Dimension != f.Dimension)) is { } wrong)
        {
            throw new QueryException(DimensionCatalog.Of(wrong.Dimension).Key, $"This is filtered by {string.Join(", ", known.Select(static d => d.Key))}.");
        }

        labels.Keeping(filters);
        return filters;
    }
}
