using System.Text.Json;

namespace Analytics.Web.Api;

/// <summary>Rules to work out.</summary>
internal sealed record SegmentationRequest
{
    /// <summary>The rules.</summary>
    public JsonElement? Rules { get; init; }

    /// <summary>How many customers' ids to list; none unless given.</summary>
    public int? Customers { get; init; }
}
