using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Says of an endpoint that it answers for a part of the shop, where filters are given.</summary>
/// <param name="Dimensions">What can be filtered by.</param>
internal sealed record PartMetadata(IReadOnlyList<DimensionDefinition> Dimensions)
{
    /// <summary>The parameter that writes a filter out, to leave values out too.</summary>
    public const string Where = "where";

    /// <summary>The names of its parameters.</summary>
    public IEnumerable<string> Names => [.. Dimensions.Select(static d => d.Key), Where];
}
